# PureWindowsPath: drives, shares, comparisons without case, and what paths of both kinds share.
from pathlib import PurePath, PurePosixPath, PureWindowsPath

for text in ("c:/Windows/System32/a.tar.gz", "c:rel", "c:\\", "\\abs\\x", "//server/share/f.txt", "//server/share", "a\\b/c", "", ".", "c:", "\\\\?\\C:\\x", "D:a/../b", "x.txt"):
    p = PureWindowsPath(text)
    print(repr(p), str(p), p.drive, p.root, p.anchor, p.parts, p.name, p.suffix, p.stem, p.is_absolute(), p.as_posix(), [str(q) for q in p.parents], p.parent)
p = PureWindowsPath("c:/Program Files/App")
print(p / "x" / "y.txt", p.joinpath("..", "z"), p / "/etc", p / "d:/q", p / "c:w", p.with_name("Q"), p.with_suffix(".exe"), p.as_uri())
print(PureWindowsPath("c:/a", "d:b"), PureWindowsPath("c:/a", "/b"), PureWindowsPath("c:a", "C:b"), PureWindowsPath("a", "b\\c"))
print(p == PureWindowsPath("C:/PROGRAM FILES/app"), hash(p) == hash(PureWindowsPath("C:/PROGRAM FILES/app")), p == PurePosixPath("c:/Program Files/App"))
print(p < PureWindowsPath("D:/"), sorted([PureWindowsPath("b"), PureWindowsPath("A")]), PureWindowsPath("a") == PurePosixPath("a"))
print(p.match("*/APP"), p.match("c:/*/app"), PureWindowsPath("b.PY").match("*.py"), p.relative_to("C:/program files"), p.is_relative_to("d:/"))
for wrong in (lambda: p.relative_to("d:/x"), lambda: p.relative_to("c:/other"), lambda: PureWindowsPath("rel").as_uri(), lambda: p.with_name("a\\b"),
              lambda: PureWindowsPath("a") < PurePosixPath("b"), lambda: p.with_suffix("x")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(PureWindowsPath("nul").is_reserved(), PureWindowsPath("c:/con.txt").is_reserved(), PureWindowsPath("x").is_reserved(), PurePosixPath("nul").is_reserved())
print(isinstance(p, PurePath), issubclass(PureWindowsPath, PurePath), type(PurePath("a")).__name__, {p: 1}[PureWindowsPath("C:/program files/app")])
print(PureWindowsPath("//some/share/x/y").relative_to("//some/share"), PureWindowsPath("//srv/sh/a b").as_uri())
