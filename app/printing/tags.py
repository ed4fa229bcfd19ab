"""The structure tree: what each stretch of ink is, for screen readers and for the archive."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

ARTIFACT = "/Artifact <</Type /Layout>> BDC"
PAGINATION = "/Artifact <</Type /Pagination>> BDC"
END = "EMC"


@dataclass(slots=True, eq=False)
class Node:
    """An element: its tag, its children, and the marked content (page, number) that shows it.

    `number` and `parent` are those of the PDF objects, known when the tree is written.
    """

    tag: str
    extra: str = ""
    kids: list[Node | tuple[int, int]] = field(default_factory=list)
    number: int = 0
    parent: int = 0

    def add(self, tag: str, extra: str = "") -> Node:
        """A new child."""
        node = Node(tag, extra)
        self.kids.append(node)
        return node


class Tree:
    """Collects what is drawn, page by page, and writes it as PDF objects."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._marks: dict[int, list[Node]] = defaultdict(list)

    def begin(self, node: Node, page: int) -> str:
        """The operator that opens marked content for the element on this page."""
        marks = self._marks[page]
        number = len(marks)
        marks.append(node)
        node.kids.append((page, number))
        return f"/{node.tag} <</MCID {number}>> BDC"

    def objects(self, first: int, pages: list[int]) -> list[str]:
        """The bodies of the objects numbered from `first`, the root of the tree last.

        `pages` are the object numbers of the pages. Written as text: to build 30 000 dictionaries
        one by one takes longer than to lay out the pages.
        """
        order = self._numbered(first)
        root = self.root.parent = first + len(order) + 1
        bodies = [self._body(node, pages) for node in order]
        nums = "".join(
            f"{page - 1}[{' '.join([f'{node.number} 0 R' for node in marks])}]"
            for page, marks in sorted(self._marks.items())
        )
        bodies.append(f"<</Nums[{nums}]>>")
        bodies.append(
            f"<</Type/StructTreeRoot/K[{first} 0 R]/ParentTree {root - 1} 0 R"
            f"/ParentTreeNextKey {len(pages)}>>"
        )
        return bodies

    def _numbered(self, first: int) -> list[Node]:
        """Each before its children, with its number and its parent's."""
        order: list[Node] = []
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            node.number = first + len(order)
            order.append(node)
            for kid in reversed(node.kids):
                if isinstance(kid, Node):
                    kid.parent = node.number
                    waiting.append(kid)
        return order

    @staticmethod
    def _body(node: Node, pages: list[int]) -> str:
        head = f"<</S/{node.tag}/P {node.parent} 0 R{node.extra}"
        if len(node.kids) == 1 and isinstance(node.kids[0], tuple):
            page, number = node.kids[0]
            return f"{head}/Pg {pages[page - 1]} 0 R/K {number}>>"
        kids = "".join(
            f"{kid.number} 0 R "
            if isinstance(kid, Node)
            else f"<</Type/MCR/Pg {pages[kid[0] - 1]} 0 R/MCID {kid[1]}>>"
            for kid in node.kids
        )
        return f"{head}/K[{kids}]>>"
