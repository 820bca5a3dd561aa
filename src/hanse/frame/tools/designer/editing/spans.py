"""Where the items of a YAML text stand: which lines and characters are an entry's own, with the comments over it."""

from dataclasses import dataclass
from functools import cached_property

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from hanse.frame.tools.designer.editing.values import NoSuchStepError
from hanse.kernel.yaml.document import Step, Steps


@dataclass(frozen=True)
class Source:
    """A text and the nodes that were read from it."""

    text: str
    root: Node | None

    @cached_property
    def lines(self) -> list[str]:
        """With their ends."""
        return self.text.splitlines(keepends=True)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins, and where the text ends."""
        found = [0]
        for line in self.lines:
            found.append(found[-1] + len(line))
        return found

    def node(self, steps: Steps) -> Node:
        """Raises NoSuchStepError."""
        node = self.root
        for step in steps:
            node = child(node, step)[1]
        if node is None:
            raise NoSuchStepError(steps)
        return node

    def last_line(self, node: Node) -> int:
        """The number of the last line that holds anything of the node, without what is only around it."""
        if isinstance(node, CollectionNode) and not node.flow_style:
            inside = [two for one in node.value for two in (one if isinstance(one, tuple) else (one,))]
            return max((self.last_line(one) for one in inside), default=int(node.start_mark.line))
        if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
            last = int(node.end_mark.line) - (node.end_mark.column == 0)
            while last > node.start_mark.line and not self.lines[last].strip():
                last -= 1
            return int(last)
        return int(node.end_mark.line)

    def end(self, node: Node) -> int:
        """The character after the last one of the node."""
        if isinstance(node, CollectionNode) and node.flow_style:
            return int(node.end_mark.index)
        if isinstance(node, ScalarNode) and node.style not in {"|", ">"}:
            return int(node.end_mark.index)
        last = self.last_line(node)
        if isinstance(node, CollectionNode) and node.value:
            final = node.value[-1]
            return self.end(final[1] if isinstance(final, tuple) else final)
        return self.starts[last] + len(self.lines[last].rstrip("\r\n"))

    def dash_line(self, sequence: SequenceNode, number: int) -> int:
        """The line on which an entry of a list begins."""
        column, line = sequence.start_mark.column, sequence.value[number].start_mark.line
        while line > 0 and self.lines[line][column : column + 1] != "-":
            line -= 1
        return int(line)

    def comments_over(self, line: int, column: int) -> int:
        """The first of the lines of comments right over a line, as far in as it is; what begins the file is its own."""
        first = line
        while first > 0 and self.lines[first - 1].startswith(" " * column + "#"):
            first -= 1
        return first or line


def child(node: Node | None, step: Step) -> tuple[Node | None, Node]:
    """The name and value below a node. Raises NoSuchStepError."""
    if isinstance(node, MappingNode):
        for name, item in node.value:
            if str(name.value) == str(step):
                return name, item
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    raise NoSuchStepError(step)
