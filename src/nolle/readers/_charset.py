"""The character set of a page that is not in UTF-8: as the page says itself, else as the server said that sent it.

Names are read as browsers read them: a page that says "iso-8859-1" or "gb2312" means the larger set of which that is a part.
Western sets give None, for they are read like a page that says nothing.
"""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:+-]{2,40})|^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:+-]{2,40})", re.I)
_HEAD = 4096
_AS_THEY_ARE = (
    *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *(f"cp125{n}" for n in (0, 1, 3, 4, 5, 6, 7, 8)),
    *("cp866", "cp874", "cp932", "cp949", "cp950", "euc_jp", "gb18030", "iso2022_jp", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman"),
)
_WIDER = {
    **{name: name for name in _AS_THEY_ARE},
    "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "big5": "cp950", "euc_kr": "cp949", "shift_jis": "cp932",
}
_ALSO = {
    "x-sjis": "cp932", "windows-31j": "cp932", "windows-949": "cp949", "x-gbk": "gb18030", "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8", "x-mac-roman": "mac-roman", "x-mac-cyrillic": "mac-cyrillic",
}
SEVEN_BITS = ("iso2022_jp",)
"""Sets whose pages look like UTF-8 and are not."""


def charset_of(data: bytes, sent: str | None) -> str | None:
    """Python's name for a page's character set; None for UTF-8, for Western sets, and where nobody names one that is known."""
    declared = _DECLARED.search(data[:_HEAD])
    named = (declared[1] or declared[2]).decode("ascii") if declared else sent
    if not named:
        return None
    try:
        name = _ALSO.get(named.lower()) or codecs.lookup(named).name
    except (LookupError, ValueError):
        return charset_of(b"", sent) if declared and sent else None
    return _WIDER.get(name)


def is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 from end to end."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
