"""Reading types: `number`, `list<date>`, `context<name: string>`, `function<number> -> boolean` (10.3.1.2, rule 52)."""

from hanse.feel.lexer import Token
from hanse.feel.names import Names, nearest
from hanse.feel.parser.state import Parser, shown
from hanse.feel.parser.words import name_until
from hanse.feel.tree import InstanceOf, Node
from hanse.feel.types.kinds import ANY, BUILT_IN, ContextType, FunctionType, ListType, RangeType, Type


def instance_of(parser: Parser, left: Node, token: Token) -> Node:
    """Read `of type` after `instance` (10.3.1.2)."""
    parser.expect("of", 'after "instance"')
    return InstanceOf(token.place, left, type_name(parser))


def type_name(parser: Parser) -> Type:
    """Read one type (10.3.1.2)."""
    parser.deepen()
    kind = _type(parser)
    parser.depth -= 1
    return kind


def _type(parser: Parser) -> Type:
    token = parser.token
    if parser.take("list"):
        return ListType(_inside(parser))
    if parser.take("range"):
        return RangeType(_inside(parser))
    if parser.take("context"):
        return _context(parser)
    if parser.take("function"):
        return _function(parser)
    known = {**BUILT_IN, **parser.types}
    found = Names(known).longest(parser.tokens, parser.position)
    if found is None:
        close = nearest(token.text, known)
        parser.refuse(f"there is no type {shown(token)}", expected=sorted(known), suggestions=close)
    parser.position += found[1]
    return known[found[0]]


def _inside(parser: Parser) -> Type:
    if not parser.take("<"):
        return ANY
    kind = type_name(parser)
    parser.expect(">", "after the type")
    return kind


def _context(parser: Parser) -> Type:
    entries: dict[str, Type] = {}
    if parser.take("<"):
        while not parser.at(">"):
            name = name_until(parser, ":")
            parser.expect(":", f'after "{name}"')
            entries[name] = type_name(parser)
            if not parser.take(","):
                break
        parser.expect(">", "after the types of the entries")
    return ContextType(entries)


def _function(parser: Parser) -> Type:
    parameters: list[Type] = []
    if not parser.take("<>"):
        if not parser.take("<"):
            return FunctionType(None, ANY)
        while not parser.at(">"):
            parameters.append(type_name(parser))
            if not parser.take(","):
                break
        parser.expect(">", "after the types of the parameters")
    if parser.at("-") and parser.tokens[parser.position + 1].text == ">":
        parser.position += 2
        return FunctionType(tuple(parameters), type_name(parser))
    return FunctionType(tuple(parameters), ANY)
