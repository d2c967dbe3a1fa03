extension Picture {
  /// Colours of the scale of levels, most urgent first: chip, text on it, pale ground of a box.
  private static let light = [
    ("#b3261e", "#fff", "#fdeceb"), ("#b54708", "#fff", "#fdf0e6"), ("#855800", "#fff", "#fbf4dd"),
    ("#1d5fa8", "#fff", "#e9f1fc"), ("#0f6b6b", "#fff", "#e4f5f5"), ("#2e6b2e", "#fff", "#e8f5e8"),
  ]
  private static let dark = [
    ("#ff8a80", "#2b0a08", "#3a1a18"), ("#ffab70", "#2b1400", "#38220f"), ("#f2c94c", "#241a00", "#332a0e"),
    ("#8ab8ff", "#06182e", "#16263c"), ("#7fd6d6", "#062424", "#103030"), ("#9bd89b", "#0b220b", "#16301a"),
  ]

  /// The variables of both schemes; dark where the reader's system says so.
  static let shadeStyle: String = {
    func variables(_ shades: [(String, String, String)]) -> String {
      shades.enumerated().map { "--chip\($0):\($1.0);--on\($0):\($1.1);--ground\($0):\($1.2);" }.joined()
    }
    let names = shadeRange.map { step in
      ".shade-\(step){--chip:var(--chip\(step));--on:var(--on\(step));--ground:var(--ground\(step))}"
    }
    return """
      :root{color-scheme:light dark;--paper:#fff;--panel:#f7f7f8;--ink:#18181b;--soft:#52525b;--faint:#d4d4d8;\
      --box:#f4f4f5;--line:#6b7280;--good:#15803d;--bad:#b91c1c;--way:#7e22ce;--on-way:#fff;\(variables(light))}
      @media(prefers-color-scheme:dark){:root{--paper:#141416;--panel:#1c1c1f;--ink:#f4f4f5;--soft:#b4b4bd;\
      --faint:#3f3f46;--box:#232327;--line:#9ca3af;--good:#4ade80;--bad:#f87171;--way:#d8b4fe;--on-way:#2e1065;\
      \(variables(dark))}}
      \(names.joined())
      """
  }()

  private static let shadeRange = 0...mildestShade

  /// How boxes and arrows look.
  static let drawingStyle = """
    text{text-anchor:middle;fill:var(--ink);font:12px system-ui,'DejaVu Sans',sans-serif}
    .paper{fill:var(--paper)}
    .node .box{fill:var(--ground,var(--box));stroke:var(--chip,var(--line));stroke-width:1.5}
    .node.start>.box{stroke-width:3}
    .title,.asks{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace}
    text.title{font-size:13px;font-weight:700}
    text.asks{font-size:11.5px;fill:var(--soft)}
    text.note{font-style:italic;fill:var(--soft)}
    .chip text{font-size:11.5px;font-weight:600;fill:var(--on)}
    .chip rect{fill:var(--chip)}
    .chip.leads rect{fill:var(--paper);stroke:var(--chip);stroke-width:1.5}
    .chip.leads text{fill:var(--chip)}
    .line{fill:none;stroke:var(--line);stroke-width:1.5}
    .head{fill:var(--line)}
    .label .box{fill:var(--paper);stroke:var(--faint)}
    text.count{font-weight:600}
    .tested .line{stroke:var(--good);stroke-width:2}
    .tested .head,.tested .count{fill:var(--good)}
    .untested .line{stroke:var(--bad);stroke-dasharray:7 5}
    .untested .head,.untested .count{fill:var(--bad)}
    .node.untested>.box{stroke:var(--bad);stroke-dasharray:7 5}
    .has-path .edge:not(.on-path),.has-path .label:not(.on-path) text,.has-path .node:not(.on-path){opacity:.45}
    .on-path .line{stroke:var(--way);stroke-width:4}
    .on-path .head{fill:var(--way)}
    .label.on-path .box{stroke:var(--way)}
    .node.on-path>.box{stroke:var(--way);stroke-width:4}
    .step circle{fill:var(--way)}
    .step text{fill:var(--on-way);font-weight:700;font-size:12px}
    """

  /// How the page around the drawing looks.
  static let pageStyle = """
    *{box-sizing:border-box}
    html,body{height:100%;margin:0}
    body{display:grid;grid-template:auto 1fr / 1fr minmax(280px,380px);background:var(--paper);color:var(--ink);
    font:15px/1.5 system-ui,'DejaVu Sans',sans-serif}
    header{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.6rem 1rem;
    border-bottom:1px solid var(--faint);background:var(--panel)}
    h1{font-size:1.15rem;margin:0}
    h2{font-size:1.05rem;margin:1rem 0 .3rem;overflow-wrap:anywhere}
    h3{font-size:.8rem;margin:1rem 0 .2rem;color:var(--soft);text-transform:uppercase;letter-spacing:.04em}
    header p{margin:0;color:var(--soft);font-size:.9rem}
    .tools{margin-left:auto;display:flex;gap:.4rem;align-items:center}
    button,input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:6px;
    padding:.25rem .6rem;min-height:2rem}
    button{cursor:pointer}
    :focus-visible{outline:3px solid var(--way);outline-offset:2px}
    #view{position:relative;overflow:hidden;touch-action:none;cursor:grab}
    #view.dragged{cursor:grabbing}
    #view svg{width:100%;height:100%;display:block}
    #map{position:absolute;left:12px;bottom:12px;border:1px solid var(--line);border-radius:6px;cursor:pointer;
    background:var(--panel)}
    aside{border-left:1px solid var(--faint);background:var(--panel);padding:.6rem 1rem 2rem;overflow:auto}
    aside ul{margin:.2rem 0;padding-left:1.1rem}
    aside li{margin:.25rem 0;overflow-wrap:anywhere}
    aside p{margin:.2rem 0;overflow-wrap:anywhere;white-space:pre-line}
    code{font:13px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;overflow-wrap:anywhere}
    .soft{color:var(--soft)}
    .tag{display:inline-block;border-radius:9px;padding:0 .5rem;margin:.1rem .3rem .1rem 0;font-size:.8rem;
    font-weight:600;background:var(--chip,var(--faint));color:var(--on,var(--ink))}
    .tag.leads{background:none;color:var(--chip);border:1px solid var(--chip)}
    .legend li{display:grid;justify-items:start;margin:.5rem 0}.legend ul{padding:0}
    .jump{border:0;background:none;padding:0;vertical-align:top;min-height:0;text-align:left;color:var(--ink);
    text-decoration:underline;font:13px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;overflow-wrap:anywhere}
    .node{cursor:pointer}
    .node:focus{outline:none}
    .node:focus-visible>.box,.node.chosen>.box{stroke:var(--ink);stroke-width:4}
    .searching .node:not(.hit),.searching .edge,.searching .label{opacity:.25}
    .far .label,.far .asks,.far .note,.far .chip text,.far .chip.leads,.far text.count{display:none}
    .far .title{font-size:19px}
    @media(max-width:50rem){body{grid-template:auto 55vh auto / 1fr}aside{border-left:0;
    border-top:1px solid var(--faint)}.tools{margin-left:0}}
    @media print{header .tools,#map{display:none}}
    """
}
