import fnmatch
import glob
import os
import shutil
import tempfile

print(fnmatch.fnmatch("a.txt", "*.txt"), fnmatch.fnmatch("a.TXT", "*.txt"), fnmatch.filter(["a.py", "b.c", "c.py"], "*.py"), fnmatch.fnmatchcase("file1", "file[0-9]"), fnmatch.fnmatchcase("filex", "file[!0-9]"), fnmatch.fnmatch("abc", "a?c"), fnmatch.fnmatch("a[b", "a[[]b"), fnmatch.fnmatch("", "*"), fnmatch.fnmatch("abcabc", "*abc"), fnmatch.fnmatch("x", "[a-"))
tmp = tempfile.mkdtemp(prefix="gb", suffix="x")
print(os.path.basename(tmp).startswith("gb"), tmp.endswith("x"), os.path.isdir(tmp))
os.makedirs(os.path.join(tmp, "a", "b"))
for name in ("one.txt", "two.txt", ".hidden", "a/three.txt", "a/b/four.txt"):
    with open(os.path.join(tmp, name), "w") as f:
        f.write(name)
rel = lambda paths: sorted(os.path.relpath(p, tmp) for p in paths)
print(rel(glob.glob(tmp + "/*.txt")), rel(glob.glob(tmp + "/**/*.txt", recursive=True)), rel(glob.glob(tmp + "/*/*.txt")), rel(glob.iglob(tmp + "/*")), glob.glob("*.txt", root_dir=tmp) == sorted(glob.glob("*.txt", root_dir=tmp), key=glob.glob("*.txt", root_dir=tmp).index), glob.escape("a*b"), rel(glob.glob(tmp + "/**", recursive=True)))
print(os.path.relpath(shutil.copy(os.path.join(tmp, "one.txt"), os.path.join(tmp, "copy.txt")), tmp), os.path.relpath(shutil.copy2(os.path.join(tmp, "one.txt"), os.path.join(tmp, "a")), tmp))
shutil.copytree(os.path.join(tmp, "a"), os.path.join(tmp, "c"), ignore=shutil.ignore_patterns("three*"))
print(sorted(os.listdir(os.path.join(tmp, "c"))), open(os.path.join(tmp, "c", "b", "four.txt")).read())
print(os.path.relpath(shutil.move(os.path.join(tmp, "two.txt"), os.path.join(tmp, "a")), tmp), os.path.exists(os.path.join(tmp, "two.txt")))
for bad in (lambda: shutil.copytree(os.path.join(tmp, "a"), os.path.join(tmp, "c")), lambda: shutil.copy(os.path.join(tmp, "zz"), tmp), lambda: shutil.rmtree(os.path.join(tmp, "zz")), lambda: shutil.move(os.path.join(tmp, "zz"), tmp)):
    try:
        bad()
    except OSError as e:
        print(type(e).__name__, e.errno)
try:
    shutil.copyfile(os.path.join(tmp, "one.txt"), os.path.join(tmp, "one.txt"))
except shutil.SameFileError as e:
    print("same file")
shutil.rmtree(os.path.join(tmp, "c"))
print(os.path.exists(os.path.join(tmp, "c")))
with tempfile.NamedTemporaryFile("w+", suffix=".tmp", delete=True) as f:
    f.write("data")
    f.seek(0)
    print(f.read(), f.name.endswith(".tmp"), os.path.exists(f.name))
print(os.path.exists(f.name))
with tempfile.TemporaryFile("w+") as f:
    f.write("x")
    f.seek(0)
    print(f.read())
fd, path = tempfile.mkstemp()
os.write(fd, b"abc")
os.close(fd)
print(open(path).read())
os.remove(path)
os.utime(os.path.join(tmp, "one.txt"), (1000, 2000))
st = os.stat(os.path.join(tmp, "one.txt"))
print(st.st_mtime, st.st_atime, st.st_size, oct(st.st_mode & 0o100000))
os.symlink("one.txt", os.path.join(tmp, "ln"))
print(os.readlink(os.path.join(tmp, "ln")), os.path.islink(os.path.join(tmp, "ln")), shutil.which("nonexistent-program"), os.path.basename(shutil.which("sh") or "sh"))
os.environ["GB_TEST"] = "1"
print(os.environ.get("GB_TEST"), os.getenv("GB_NONE", "d"), "GB_TEST" in os.environ, os.path.join("a", "b", "/c"), os.path.splitext("a/b.tar.gz"), os.path.commonpath(["/a/b", "/a/c"]), os.path.normpath("a/../b//c/."), os.path.split("/a/b"), os.path.expandvars("$GB_TEST/x"), os.sep, os.linesep == "\n", os.name)
os.renames(os.path.join(tmp, "one.txt"), os.path.join(tmp, "n", "one.txt"))
print(os.listdir(os.path.join(tmp, "n")), isinstance(tmp, os.PathLike), os.path.getsize(os.path.join(tmp, "n", "one.txt")), os.path.isabs(tmp))
shutil.rmtree(tmp)
print(os.path.exists(tmp), shutil.rmtree("/nonexistent", ignore_errors=True))
