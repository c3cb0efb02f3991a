"""What must not stand in any file of the repository."""

from __future__ import annotations

import ast
import re

import pytest
from source_tree import modules, texts, tree

# a letter of each stands in brackets, so that this file does not hold what it forbids
FORBIDDEN = {
    "the host of a package registry": r"files\.python[h]osted|pyp[i]\.org|registry\.npm[j]s|deb\.debia[n]\.org|crate[s]\.io",
    "a path of one machine": r"(?<![\w.~])/(?:wor[k]|tm[p]|op[t]|roo[t]|hom[e]/[a-z]+)/",
    "unfinished work": r"\b(?:TOD[O]|FIXM[E])\b|#\s*XX[X]",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [f"{path}:{text.count(chr(10), 0, hit.start()) + 1}: {hit[0]}" for path, text in texts() for hit in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_patterns_find_what_they_forbid(what: str) -> None:
    examples = {"the host of a package registry": "https://{}.org/simple", "a path of one machine": "see /{}/main", "unfinished work": "# {} later"}
    words = {"the host of a package registry": "pypi", "a path of one machine": "work", "unfinished work": "todo".upper()}
    assert re.search(FORBIDDEN[what], examples[what].format(words[what]))
    assert not re.search(FORBIDDEN[what], "~/work/dockets, casebook/tmp/x, to do, package index")


@pytest.mark.parametrize("module", modules())
def test_no_exception_is_swallowed_whole(module: str) -> None:
    """To catch everything is allowed only to tidy up and raise it again."""
    handlers = [node for node in ast.walk(tree(module)) if isinstance(node, ast.ExceptHandler) and _is_broad(node.type)]
    assert [node.lineno for node in handlers if not _raises_again(node)] == []


def _is_broad(caught: ast.expr | None) -> bool:
    if caught is None:
        return True
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"} for name in names)


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None
