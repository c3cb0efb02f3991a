"""XML from outside, parsed so that it can do no harm: no network, no DTD, no entities of its own, bounded depth."""

from __future__ import annotations

import re

from lxml import etree

from nolle.errors import CannotRead, TooLarge
from nolle.readers._page import Page
from nolle.spans import without_controls

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def parse(page: Page) -> etree._Element:
    """The root element. Raises CannotRead where the XML is damaged, TooLarge where it declares entities (an expansion bomb)."""
    text = _DECLARATION.sub("", without_controls(page.text)).lstrip()
    if "<!ENTITY" in text:
        raise TooLarge(f"{page.source}: the XML declares entities of its own, which no court file does and which may expand without end; not opened")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CannotRead(f"{page.source}: the XML breaks off or is damaged ({error}); download the file again") from error


def words(element: etree._Element | None) -> str:
    """All the text inside an element, trimmed; "" for None."""
    return "".join(str(piece) for piece in element.itertext()).strip() if element is not None else ""


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(element: etree._Element, *names: str) -> etree._Element | None:
    """The first descendant along a path of local names, whatever the namespace."""
    found: etree._Element | None = element
    for name in names:
        found = next((below for below in found if local(below) == name), None) if found is not None else None
    return found
