extension Picture {
  /// Zoom, search and details of the page. Whatever comes from a dialog is only ever put in as text.
  static let pageScript = """
    'use strict';
    const data = JSON.parse(document.getElementById('data').textContent);
    const $ = id => document.getElementById(id);
    const view = $('view'), svg = view.querySelector('svg'), scene = $('scene'), map = $('map');
    const boxes = [...document.querySelectorAll('.node')].map(g => {
      const r = g.querySelector('.box').getBBox();
      return {g, x: r.x, y: r.y, w: r.width, h: r.height};
    });
    const from = data.nodes.map(() => []), to = data.nodes.map(() => []);
    for (const e of data.edges) { from[e.from].push(e); to[e.to].push(e); }
    let at = {x: 0, y: 0, k: 1};

    // What is seen of the drawing; drawn at most once a frame, and sizes are asked for once, because both are slow.
    let size, ink, waits = false;
    const colours = [];
    function measure() {
      size = {w: view.clientWidth, h: view.clientHeight};
      ink = getComputedStyle(document.body).color;
      boxes.forEach((b, i) => { colours[i] = getComputedStyle(b.g.querySelector('.box')).stroke; });
    }
    function show() {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        scene.setAttribute('transform', `translate(${at.x} ${at.y}) scale(${at.k})`);
        svg.classList.toggle('far', at.k < 0.4);
        drawMap();
      });
    }
    function zoom(factor, x = size.w / 2, y = size.h / 2) {
      const k = Math.min(4, Math.max(least(), at.k * factor)), f = k / at.k;
      at = {x: x - (x - at.x) * f, y: y - (y - at.y) * f, k};
      show();
    }
    const least = () => Math.min(0.1, whole() / 2);
    const whole = () => Math.min(size.w / data.width, size.h / data.height);
    function fit() {
      const k = Math.min(1.2, whole());
      at = {x: (size.w - data.width * k) / 2, y: (size.h - data.height * k) / 2, k};
      show();
    }
    function centre(number, k = Math.max(at.k, 0.8)) {
      const b = boxes[number];
      at = {x: size.w / 2 - (b.x + b.w / 2) * k, y: size.h / 2 - (b.y + b.h / 2) * k, k};
      show();
    }
    function begin() {
      if (whole() >= 0.6) return fit();
      const b = boxes[data.path ? data.path[0] : data.start], k = 0.9;
      at = {x: size.w / 2 - (b.x + b.w / 2) * k, y: 30 - b.y * k, k};
      show();
    }

    measure();

    // A small map of the whole
    const mapScale = Math.min(190 / data.width, 0.4 * size.h / data.height);
    function drawMap() {
      if (map.hidden) return;
      const dpr = devicePixelRatio || 1, c = map.getContext('2d');
      const w = Math.max(24, data.width * mapScale), h = Math.max(24, data.height * mapScale);
      if (map.width !== Math.round(w * dpr)) {
        map.width = Math.round(w * dpr);
        map.height = Math.round(h * dpr);
        map.style.width = w + 'px';
        map.style.height = h + 'px';
      }
      c.setTransform(dpr * mapScale, 0, 0, dpr * mapScale, 0, 0);
      c.clearRect(0, 0, w / mapScale, h / mapScale);
      const little = 2 / mapScale;
      boxes.forEach((b, i) => {
        c.fillStyle = colours[i];
        c.fillRect(b.x, b.y, Math.max(b.w, little), Math.max(b.h, little));
      });
      c.strokeStyle = ink;
      c.lineWidth = 1.5 / mapScale;
      c.strokeRect(-at.x / at.k, -at.y / at.k, size.w / at.k, size.h / at.k);
    }
    function mapTo(event) {
      const r = map.getBoundingClientRect();
      at.x = size.w / 2 - (event.clientX - r.left) / mapScale * at.k;
      at.y = size.h / 2 - (event.clientY - r.top) / mapScale * at.k;
      show();
    }
    map.addEventListener('pointerdown', e => { map.setPointerCapture(e.pointerId); mapTo(e); e.stopPropagation(); });
    map.addEventListener('pointermove', e => { if (e.buttons) mapTo(e); });

    // Mouse, fingers, keys
    view.addEventListener('wheel', e => {
      e.preventDefault();
      const r = view.getBoundingClientRect();
      zoom(Math.exp(-e.deltaY * (e.deltaMode ? 0.05 : 0.0015)), e.clientX - r.left, e.clientY - r.top);
    }, {passive: false});
    const fingers = new Map();
    let moved = 0;
    view.addEventListener('pointerdown', e => { fingers.set(e.pointerId, e); moved = 0; });
    addEventListener('pointermove', e => {
      const last = fingers.get(e.pointerId);
      if (!last) return;
      const r = view.getBoundingClientRect();
      if (fingers.size === 2) {
        const other = [...fingers.values()].find(f => f.pointerId !== e.pointerId);
        const far = f => Math.hypot(f.clientX - other.clientX, f.clientY - other.clientY);
        zoom(far(e) / Math.max(1, far(last)), (e.clientX + other.clientX) / 2 - r.left,
          (e.clientY + other.clientY) / 2 - r.top);
      } else {
        at.x += e.clientX - last.clientX;
        at.y += e.clientY - last.clientY;
        show();
      }
      moved += Math.abs(e.clientX - last.clientX) + Math.abs(e.clientY - last.clientY);
      view.classList.toggle('dragged', moved > 4);
      fingers.set(e.pointerId, e);
    });
    for (const name of ['pointerup', 'pointercancel']) {
      addEventListener(name, e => { fingers.delete(e.pointerId); view.classList.remove('dragged'); });
    }
    addEventListener('keydown', e => {
      const typing = e.target.tagName === 'INPUT';
      if (e.key === 'Escape') { $('search').value = ''; search(); return; }
      if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
      const step = {ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80]}[e.key];
      if (step && !e.target.closest('aside')) { at.x += step[0]; at.y += step[1]; show(); e.preventDefault(); }
      else if (e.key === '+' || e.key === '=') zoom(1.25);
      else if (e.key === '-') zoom(0.8);
      else if (e.key === '0') fit();
      else if (e.key === '/') { $('search').focus(); e.preventDefault(); }
    });
    $('in').onclick = () => zoom(1.25);
    $('out').onclick = () => zoom(0.8);
    $('fit').onclick = fit;
    boxes.forEach((b, i) => {
      b.g.setAttribute('tabindex', 0);
      b.g.setAttribute('role', 'button');
      b.g.addEventListener('click', () => { if (moved < 5) choose(i); });
      b.g.addEventListener('keydown', e => {
        if (e.key === 'Enter' || e.key === ' ') { choose(i); e.preventDefault(); }
      });
      b.g.addEventListener('focus', () => {
        view.scrollTo(0, 0);
        const x = at.x + (b.x + b.w / 2) * at.k, y = at.y + (b.y + b.h / 2) * at.k;
        if (x < 0 || y < 0 || x > size.w || y > size.h) centre(i, at.k);
      });
    });

    // Details
    function add(parent, name, text, className) {
      const made = parent.appendChild(document.createElement(name));
      if (text !== undefined) made.textContent = text;
      if (className) made.className = className;
      return made;
    }
    function section(parent, title, items, fill) {
      if (!items || !items.length) return;
      add(parent, 'h3', title);
      const list = add(parent, 'ul');
      items.forEach(item => fill(add(list, 'li'), item));
    }
    function level(parent, number, before, name = '') {
      const l = data.levels[number], tag = add(parent, 'span', before + l.words, `tag shade-${l.shade} ${name}`);
      tag.title = l.headline;
    }
    function jump(parent, number) {
      add(parent, 'button', data.nodes[number].id, 'jump').onclick = () => { choose(number); centre(number); };
    }
    function condition(parent, word, text) {
      if (!text) return;
      const line = add(parent, 'div');
      add(line, 'span', word + ' ', 'soft');
      add(line, 'code', text);
    }
    function way(parent, edge, end) {
      jump(parent, edge[end]);
      if (edge.label) { add(parent, 'br'); add(parent, 'span', edge.label); }
      condition(parent, 'when', edge.when);
      if (edge.otherwise) add(parent, 'span', ' otherwise', 'soft');
      if (edge.tests) add(parent, 'span', ' ' + edge.tests, 'soft');
    }
    function question(parent, q) {
      add(parent, 'code', q.id);
      add(parent, 'span', ' ' + q.kind + (q.danger ? ', danger sign' : ''), 'soft');
      add(parent, 'p', q.ask);
      if (q.answers) {
        const list = add(parent, 'ul');
        q.answers.forEach(a => add(list, 'li', a));
      }
      if (q.why) add(parent, 'p', 'Why: ' + q.why, 'soft');
      if (q.unsure) add(parent, 'p', 'Not sure counts as ' + q.unsure, 'soft');
      condition(parent, 'asked here when', q.when);
      condition(parent, 'relevant when', q.relevant);
    }
    function choose(number) {
      const n = data.nodes[number], pane = $('details');
      pane.replaceChildren();
      boxes.forEach((b, i) => b.g.classList.toggle('chosen', i === number));
      add(pane, 'h2', n.id);
      if (n.place) add(pane, 'p', n.place, 'soft');
      if (n.tests) add(pane, 'p', n.tests);
      const tags = add(pane, 'p');
      n.ends.forEach(l => level(tags, l, 'may end: '));
      n.leads.forEach(l => level(tags, l, 'may lead to: ', 'leads'));
      if (n.say) { add(pane, 'h3', 'Says'); add(pane, 'p', n.say); }
      section(pane, 'Asks', n.questions, question);
      section(pane, 'First help', n.advice, (li, text) => { li.textContent = text; });
      if (n.conclude) add(pane, 'p', 'Concludes: the advice is given here.');
      if (n.topics) add(pane, 'p', 'Offers topics: ' + n.topics, 'soft');
      section(pane, 'Goes on to', from[number], (li, e) => way(li, e, 'to'));
      section(pane, 'Comes from', to[number], (li, e) => way(li, e, 'from'));
      section(pane, 'Answers here may lead to', n.findings, (li, f) => {
        add(li, 'strong', f.title);
        add(li, 'br');
        f.levels.forEach(l => level(li, l, ''));
        condition(li, f.id + ' when', f.when);
      });
      pane.scrollIntoView({block: 'nearest'});
      document.querySelector('aside').scrollTop = 0;
      history.replaceState(null, '', '#' + encodeURIComponent(n.id));
    }

    // Search
    const hay = data.nodes.map((n, i) => JSON.stringify(n).toLowerCase()
      + JSON.stringify(from[i]).toLowerCase());
    let hits = [], hit = -1;
    function search() {
      const words = $('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
      hits = words.length ? hay.flatMap((h, i) => words.every(w => h.includes(w)) ? [i] : []) : [];
      hit = -1;
      boxes.forEach((b, i) => b.g.classList.toggle('hit', hits.includes(i)));
      svg.classList.toggle('searching', words.length > 0);
      $('found').textContent = words.length ? hits.length + ' found' : '';
      if (!words.length) return;
      const pane = $('details');
      pane.replaceChildren();
      add(pane, 'h2', hits.length ? 'Found' : 'Nothing found');
      const list = add(pane, 'ul');
      hits.slice(0, 200).forEach(i => jump(add(list, 'li'), i));
    }
    $('search').addEventListener('input', search);
    $('search').addEventListener('keydown', e => {
      if (e.key !== 'Enter' || !hits.length) return;
      hit = (hit + (e.shiftKey ? hits.length - 1 : 1) + hits.length) % hits.length;
      centre(hits[hit]);
      choose(hits[hit]);
    });

    new ResizeObserver(() => { measure(); show(); }).observe(view);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { measure(); show(); });
    map.hidden = whole() >= 0.6;
    begin();
    function named() {
      const number = data.nodes.findIndex(n => n.id === decodeURIComponent(location.hash.slice(1)));
      if (number >= 0) { centre(number); choose(number); }
    }
    addEventListener('hashchange', named);
    named();
    """
}
