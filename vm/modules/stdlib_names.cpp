#include <algorithm>
#include <iterator>
#include <string_view>

#include "vm/modules/modules.h"
#include "vm/objects/set.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

// The modules of CPython 3.12's standard library, sorted.
constexpr std::string_view kNames[] = {
    "abc",         "aifc",         "argparse",
    "array",       "ast",          "asyncio",
    "atexit",      "audioop",      "base64",
    "bdb",         "binascii",     "bisect",
    "builtins",    "bz2",          "cProfile",
    "calendar",    "cgi",          "cgitb",
    "chunk",       "cmath",        "cmd",
    "code",        "codecs",       "codeop",
    "collections", "colorsys",     "compileall",
    "concurrent",  "configparser", "contextlib",
    "contextvars", "copy",         "copyreg",
    "crypt",       "csv",          "ctypes",
    "curses",      "dataclasses",  "datetime",
    "dbm",         "decimal",      "difflib",
    "dis",         "doctest",      "email",
    "encodings",   "ensurepip",    "enum",
    "errno",       "faulthandler", "fcntl",
    "filecmp",     "fileinput",    "fnmatch",
    "fractions",   "ftplib",       "functools",
    "gc",          "genericpath",  "getopt",
    "getpass",     "gettext",      "glob",
    "graphlib",    "grp",          "gzip",
    "hashlib",     "heapq",        "hmac",
    "html",        "http",         "imaplib",
    "imghdr",      "importlib",    "inspect",
    "io",          "ipaddress",    "itertools",
    "json",        "keyword",      "lib2to3",
    "linecache",   "locale",       "logging",
    "lzma",        "mailbox",      "mailcap",
    "marshal",     "math",         "mimetypes",
    "mmap",        "modulefinder", "multiprocessing",
    "netrc",       "nis",          "nntplib",
    "nturl2path",  "numbers",      "opcode",
    "operator",    "optparse",     "os",
    "ossaudiodev", "pathlib",      "pdb",
    "pickle",      "pickletools",  "pipes",
    "pkgutil",     "platform",     "plistlib",
    "poplib",      "posix",        "posixpath",
    "pprint",      "profile",      "pstats",
    "pty",         "pwd",          "py_compile",
    "pyclbr",      "pydoc",        "pydoc_data",
    "pyexpat",     "queue",        "quopri",
    "random",      "re",           "readline",
    "reprlib",     "resource",     "rlcompleter",
    "runpy",       "sched",        "secrets",
    "select",      "selectors",    "shelve",
    "shlex",       "shutil",       "signal",
    "site",        "smtplib",      "sndhdr",
    "socket",      "socketserver", "spwd",
    "sqlite3",     "sre_compile",  "sre_constants",
    "sre_parse",   "ssl",          "stat",
    "statistics",  "string",       "stringprep",
    "struct",      "subprocess",   "sunau",
    "symtable",    "sys",          "sysconfig",
    "syslog",      "tabnanny",     "tarfile",
    "telnetlib",   "tempfile",     "termios",
    "textwrap",    "threading",    "time",
    "timeit",      "tkinter",      "token",
    "tokenize",    "tomllib",      "trace",
    "traceback",   "tracemalloc",  "tty",
    "turtle",      "turtledemo",   "types",
    "typing",      "unicodedata",  "unittest",
    "urllib",      "uu",           "uuid",
    "venv",        "warnings",     "wave",
    "weakref",     "webbrowser",   "wsgiref",
    "xdrlib",      "xml",          "xmlrpc",
    "zipapp",      "zipfile",      "zipimport",
    "zlib",        "zoneinfo",
};

}  // namespace

Value standard_module_names(Thread& t) {
  Set* names = new_set(t, true);
  for (std::string_view name : kNames) {
    if (!set_add(t, names, Value::from_object(intern(t.machine, t, name)))) return Value::error();
  }
  return Value::from_object(names);
}

bool is_standard_module(std::string_view name) {
  const std::string_view top = name.substr(0, name.find('.'));
  return std::binary_search(std::begin(kNames), std::end(kNames), top);
}

}  // namespace gilbox
