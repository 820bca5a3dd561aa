"""Reading a chart in tests: its SVG as a tree, what is written in it, and where."""

import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


def tree(svg):
    """The SVG's root; fails where it is not well formed."""
    return ET.fromstring(str(svg))


def texts(svg):
    return ["".join(one.itertext()) for one in tree(svg).iter(f"{SVG}text")]


def text_at(svg, words):
    """(x, y, anchor) of the text that is exactly `words`."""
    one = next(one for one in tree(svg).iter(f"{SVG}text") if "".join(one.itertext()) == words)
    return float(one.get("x")), float(one.get("y")), one.get("text-anchor", "start")


def shapes(svg, tag, **attributes):
    return [
        one
        for one in tree(svg).iter(SVG + tag)
        if all(one.get(name.replace("_", "-")) == str(value) for name, value in attributes.items())
    ]


def number(element, name):
    return float(element.get(name))
