"""Training speed by batch size, one panel a network, as an SVG that needs nothing else."""

import math

COLOURS = {
    "product": "#3b5bdb", "bare step": "#868e96", "DJL blocks": "#9c36b5", "PyTorch": "#e8590c"}
DASHES = {"bare step": "2 3", "DJL blocks": "6 3"}
WIDTH, HEIGHT, LEFT, TOP = 230, 190, 58, 46


def write(file, networks, batches, medians):
    panels = [panel(i, name, batches, medians) for i, name in enumerate(networks)]
    wide = len(panels) * WIDTH + LEFT
    keys = "".join(
        f'<g transform="translate({LEFT + i * 130},16)">{line([(0, 0), (24, 0)], who)}'
        f'<text x="30" y="4">{who}</text></g>' for i, who in enumerate(COLOURS))
    says = (f'<text x="{LEFT + len(COLOURS) * 130}" y="20">'
            "samples a second by batch size, both on logarithmic scales</text>")
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {HEIGHT + TOP + 44}" '
        f'font-family="sans-serif" font-size="11" fill="#343a40">'
        f'<title>Samples a second by batch size</title>'
        f'<rect width="100%" height="100%" fill="#fff"/>{keys}{says}{"".join(panels)}</svg>\n',
        encoding="utf-8")


def panel(index, name, batches, medians):
    found = {who: [(b, of[(name, b)]) for b in batches if (name, b) in of]
             for who, of in medians.items() if who in COLOURS}
    speeds = [speed for points in found.values() for _, speed in points]
    low, high = math.log10(min(speeds)) - 0.1, math.log10(max(speeds)) + 0.1
    across = lambda b: 8 + (WIDTH - 74) * math.log2(b / batches[0]) / max(
        1, math.log2(batches[-1] / batches[0]))
    down = lambda s: HEIGHT * (high - math.log10(s)) / (high - low)
    parts = [f'<text x="0" y="-8" font-weight="bold">{name}</text>',
             f'<path d="M0 0V{HEIGHT}H{WIDTH - 58}" fill="none" stroke="#adb5bd"/>']
    for b in batches:
        parts.append(f'<text x="{across(b):.0f}" y="{HEIGHT + 16}" text-anchor="middle">{b}</text>')
    parts.append(f'<text x="{(WIDTH - 58) / 2}" y="{HEIGHT + 32}" text-anchor="middle">batch</text>')
    for tick in ticks(low, high):
        y = down(tick)
        parts.append(f'<path d="M-4 {y:.0f}H0" stroke="#adb5bd"/>'
                     f'<text x="-7" y="{y + 4:.0f}" text-anchor="end">{tick:,}</text>')
    for who, points in found.items():
        parts.append(line([(across(b), down(s)) for b, s in points], who))
    return f'<g transform="translate({LEFT + index * WIDTH},{TOP + 12})">{"".join(parts)}</g>'


def ticks(low, high):
    steps = [m * 10 ** e for e in range(0, 8) for m in (1, 2, 5)]
    return [step for step in steps if low <= math.log10(step) <= high]


def line(points, who):
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{COLOURS[who]}"/>'
                   for x, y in points)
    dash = f' stroke-dasharray="{DASHES[who]}"' if who in DASHES else ""
    return f'<path d="{path}" fill="none" stroke="{COLOURS[who]}" stroke-width="1.8"{dash}/>{dots}'
