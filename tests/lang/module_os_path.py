# os.path: taking paths apart and together, asking the file system.
import os
import os.path
import posixpath
import tempfile
from os import path
from os.path import *

print(path is posixpath, join("a", "b", "c.txt"), join("a", "/b"), join("a", ""), join("", "a"), join("a/", "b"), join(b"a", b"b"))
for p in ("/a/b/c.tar.gz", "a", "/", "//a", "a/b/", ".hidden", "x/.hidden.txt", "", "a.b/c"):
    print(repr(p), split(p), basename(p), dirname(p), splitext(p), isabs(p), normpath(p), splitdrive(p), splitroot(p))
print(normpath("a/./b/../../c//d/.."), normpath("../../a"), normpath("/../a"))
print(commonprefix(["/usr/lib", "/usr/local"]), commonpath(["/usr/lib", "/usr/local/x"]), commonpath(["a/b", "a/c"]))
for wrong in (lambda: commonpath([]), lambda: commonpath(["/a", "b"]), lambda: join("a", 3), lambda: join("a", b"b"),
              lambda: getsize("/nope"), lambda: basename(None), lambda: exists(None)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(relpath("/a/b/c", "/a/d"), relpath("/a", "/a"), relpath("/a/b", "/"), abspath("/a/../b"))
os.environ["HOME"] = "/home/me"
os.environ["WHO"] = "you"
print(expanduser("~/x"), expanduser("~"), expanduser("a~"), expandvars("$WHO/${WHO}x/$NOPE/$"))
print(curdir, pardir, sep, extsep, altsep, pathsep, defpath, devnull, supports_unicode_filenames)
with tempfile.TemporaryDirectory() as d:
    d = realpath(d)
    f = join(d, "f.txt")
    open(f, "w").write("12345")
    os.symlink(f, join(d, "link"))
    os.symlink("nowhere", join(d, "broken"))
    os.mkdir(join(d, "sub"))
    for name in ("f.txt", "link", "broken", "sub", "none"):
        p = join(d, name)
        print(name, exists(p), lexists(p), isfile(p), isdir(p), islink(p), ismount(p))
    print(getsize(f), getmtime(f) > 0, getatime(f) > 0, getctime(f) > 0, samefile(f, join(d, "link")))
    print(realpath(join(d, "link")) == f, realpath(join(d, "sub", "..", "f.txt")) == f)
    os.chdir(d)
    print(abspath("f.txt") == f, relpath(f), isfile("f.txt"), exists(b"f.txt"), exists(0) in (True, False))
    os.chdir("/")
    print(sameopenfile(1, 1), samestat(os.stat(f), os.lstat(f)))
    try:
        realpath(join(d, "broken"), strict=True)
    except FileNotFoundError as e:
        print(e.errno)
print(normcase("A/b"), isjunction("/"), ismount("/"), isreserved("a") if "isreserved" in dir(path) else None)
