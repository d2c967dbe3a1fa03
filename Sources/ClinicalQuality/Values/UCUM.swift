extension Measure {
  /// Reads a UCUM code such as `mg/dL`, `10*3/uL` or `mm[Hg]`; `nil` for a unit that is not known here.
  init?(ucum code: String) {
    var reader = UCUMReader(Array(code.utf8))
    guard let measure = reader.readTerm(), reader.isAtEnd else { return nil }
    self = measure
  }

  /// The units that take a prefix, in metres, grams, seconds, kelvins and moles.
  static let metric: [String: Measure] = [
    "m": Measure(1, ["m": 1]), "g": Measure(1, ["g": 1]), "s": Measure(1, ["s": 1]),
    "K": Measure(1, ["K": 1]),
    "mol": Measure(1, ["mol": 1]), "C": Measure(1, ["C": 1]), "cd": Measure(1, ["cd": 1]),
    "rad": Measure(1, ["rad": 1]), "L": Measure(1, over: 1000, ["m": 3]),
    "l": Measure(1, over: 1000, ["m": 3]),
    "Hz": Measure(1, ["s": -1]), "Bq": Measure(1, ["s": -1]), "N": Measure(1000, ["g": 1, "m": 1, "s": -2]),
    "Pa": Measure(1000, ["g": 1, "m": -1, "s": -2]), "J": Measure(1000, ["g": 1, "m": 2, "s": -2]),
    "W": Measure(1000, ["g": 1, "m": 2, "s": -3]), "A": Measure(1, ["C": 1, "s": -1]),
    "V": Measure(1000, ["g": 1, "m": 2, "s": -2, "C": -1]), "Gy": Measure(1, ["m": 2, "s": -2]),
    "Sv": Measure(1, ["m": 2, "s": -2]), "cal": Measure(4184, ["g": 1, "m": 2, "s": -2]),
    "bar": Measure(100_000_000, ["g": 1, "m": -1, "s": -2]), "t": Measure(1_000_000, ["g": 1]),
    "m[Hg]": Measure(133_322_000, ["g": 1, "m": -1, "s": -2]),
    "m[H2O]": Measure(9_806_650, ["g": 1, "m": -1, "s": -2]), "eq": Measure(1, ["mol": 1]),
    "osm": Measure(1, ["mol": 1]), "kat": Measure(1, ["mol": 1, "s": -1]),
    "U": Measure(1, over: 60_000_000, ["mol": 1, "s": -1]), "[iU]": Measure(1, ["[iU]": 1]),
    "[IU]": Measure(1, ["[iU]": 1]), "B": Measure(1, ["B": 1]),
    "Cel": Measure(1, ["K": 1], addend: 27_315_000_000),
  ]

  /// The units without prefixes.
  static let plain: [String: Measure] = [
    "min": Measure(60, ["s": 1]), "h": Measure(3600, ["s": 1]), "d": Measure(86_400, ["s": 1]),
    "wk": Measure(604_800, ["s": 1]), "mo": Measure(2_629_800, ["s": 1]), "a": Measure(31_557_600, ["s": 1]),
    "%": Measure(1, over: 100), "[ppth]": Measure(1, over: 1000), "[ppm]": Measure(1, over: 1_000_000),
    "10*": Measure(10), "10^": Measure(10), "[in_i]": Measure(254, over: 10_000, ["m": 1]),
    "[ft_i]": Measure(3048, over: 10_000, ["m": 1]), "[yd_i]": Measure(9144, over: 10_000, ["m": 1]),
    "[mi_i]": Measure(1_609_344, over: 1000, ["m": 1]),
    "[lb_av]": Measure(45_359_237, over: 100_000, ["g": 1]),
    "[oz_av]": Measure(45_359_237, over: 1_600_000, ["g": 1]),
    "[stone_av]": Measure(635_029_318, over: 100_000, ["g": 1]),
    "[gr]": Measure(6_479_891, over: 100_000_000, ["g": 1]),
    "[gal_us]": Measure(3_785_411_784, over: 1_000_000_000_000, ["m": 3]),
    "[pt_us]": Measure(473_176_473, over: 1_000_000_000_000, ["m": 3]),
    "[foz_us]": Measure(295_735_295_625, over: 10_000_000_000_000_000, ["m": 3]),
    "[tbs_us]": Measure(1_478_676_478_125, over: 100_000_000_000_000_000, ["m": 3]),
    "[tsp_us]": Measure(492_892_159_375, over: 100_000_000_000_000_000, ["m": 3]),
    "[Cal]": Measure(4_184_000, ["g": 1, "m": 2, "s": -2]),
    "[degF]": Measure(5, over: 9, ["K": 1], addend: 45_967_000_000),
  ]

  static let prefixes: [(symbol: String, power: Int)] = [
    ("da", 1), ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("h", 2), ("d", -1), ("c", -2), ("m", -3), ("u", -6),
    ("n", -9), ("p", -12), ("f", -15),
  ]
}
