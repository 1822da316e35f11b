import os
import tempfile
from pathlib import Path, PurePath, PurePosixPath

p = PurePosixPath("/usr/local/lib/file.tar.gz")
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.root, p.anchor, p.drive, p.is_absolute())
print(list(p.parents), p.parents[0], len(p.parents), p.parents[-1], p.with_name("x.py"), p.with_suffix(".txt"), p.with_suffix(""), p.with_stem("new"))
print(p / "a" / "b", "x" / PurePath("y"), p.joinpath("q", "r"), PurePath("a", "b", "..", "c"), PurePath("a//b/./c/"), PurePath(), PurePath("."), PurePath("/"), PurePath("a") / "/b")
print(p.relative_to("/usr"), PurePath("a/b").is_relative_to("a"), p.match("*.gz"), p.match("lib/*.gz"), p.match("/a/*.gz"), PurePath("a.py") == PurePath("./a.py"), PurePath("a") < PurePath("b"), hash(PurePath("a")) == hash(PurePath("a")))
for bad in (lambda: p.relative_to("/etc"), lambda: PurePath("").with_name("x"), lambda: p.with_suffix("x"), lambda: p.with_name("a/b"), lambda: PurePath(3), lambda: PurePath("a") / 3):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(PurePath("/a/b").relative_to("/a/c", walk_up=True), PurePath(".bashrc").suffix, PurePath(".bashrc").stem, PurePath("a.").suffix, PurePath("/a b").as_uri(), PurePath("x").as_posix(), os.fspath(PurePath("x")), bytes(PurePath("x")))
with tempfile.TemporaryDirectory() as tmp:
    root = Path(tmp)
    print(type(root).__name__, isinstance(root, PurePath), root.exists(), root.is_dir(), root.is_file())
    f = root / "a.txt"
    print(f.write_text("hello\nworld\n"), f.read_text(), f.exists(), f.is_file(), f.stat().st_size, f.read_bytes(), f.suffix)
    (root / "b.bin").write_bytes(b"\x00\x01")
    sub = root / "sub" / "deep"
    sub.mkdir(parents=True)
    sub.mkdir(parents=True, exist_ok=True)
    (sub / "c.py").touch()
    (sub / "d.txt").write_text("d")
    for bad in (lambda: sub.mkdir(), lambda: (root / "no" / "x").mkdir(), lambda: (root / "none").read_text(), lambda: (root / "none").unlink(), lambda: root.rmdir()):
        try:
            bad()
        except OSError as e:
            print(type(e).__name__, e.errno, e.strerror)
    print(sorted(x.name for x in root.iterdir()), sorted(x.name for x in root.glob("*.txt")), sorted(str(x.relative_to(root)) for x in root.rglob("*.txt")),
          sorted(str(x.relative_to(root)) for x in root.glob("**/*")), sorted(str(x.relative_to(root)) for x in root.glob("*/*/*.py")))
    with f.open("a") as h:
        h.write("more")
    with f.open() as h:
        print([line.rstrip() for line in h])
    g = f.rename(root / "renamed.txt")
    print(g.name, f.exists(), g.exists())
    g.replace(root / "a.txt")
    (root / "none").unlink(missing_ok=True)
    (root / "link").symlink_to(f)
    print((root / "link").is_symlink(), (root / "link").read_text()[:5], (root / "link").resolve() == f.resolve(), f.samefile(root / "link"))
    (root / "link").unlink()
    for folder, dirs, files in root.walk():
        print(folder.relative_to(root), sorted(dirs), sorted(files))
    print(sorted(os.path.relpath(os.path.join(d, n), tmp) for d, _, ns in os.walk(tmp) for n in ns))
    f.unlink()
    print(f.exists(), len(list(root.iterdir())))
    try:
        f.write_text(3)
    except TypeError as e:
        print(e)
    with os.scandir(tmp) as it:
        print(sorted((e.name, e.is_dir(), e.is_file()) for e in it))
print(root.exists(), Path("a").absolute() == Path.cwd() / "a", Path("~").expanduser() == Path.home(), Path("/a/../b").resolve(), Path("nope").exists())
