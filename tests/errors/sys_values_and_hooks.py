import sys
# What a script asks of sys, and an excepthook of its own.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sys.argv[1:], sys.version_info[:2], sys.version_info >= (3,8), sys.version_info.major, sys.maxsize, sys.platform, sys.byteorder, sys.maxunicode, hex(sys.hexversion)[:5], sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.implementation.name != '', sys.getrecursionlimit())
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.bits_per_digit >= 30, sys.flags.optimize, sys.flags.debug, sys.version.split()[0][:4], 'sys' in sys.modules, isinstance(sys.path, list), type(sys.executable), sys.float_info)
print(sys.stdout.write('hello\n')); sys.stdout.flush(); print(sys.stdout.name, sys.stdout.encoding, sys.stdin.name, sys.stderr.name, sys.stdout.isatty(), sys.stdout.fileno(), sys.stdout.mode, sys.stdout.closed, sys.stdout.writable(), sys.__stdout__ is sys.stdout)
sys.stdout.writelines(['a','b\n']); sys.stderr.write('err\n'); print('x', file=sys.stderr)
try: 1/0
except ZeroDivisionError: tp, v, tb = sys.exc_info(); print(tp, v, tb is not None, sys.exception() is v)
print(sys.exc_info(), sys.intern('abc') is sys.intern('abc'))
sys.setrecursionlimit(500); print(sys.getrecursionlimit()); t(lambda: sys.setrecursionlimit(-1)); t(lambda: sys.setrecursionlimit('a'))
def hook(t, v, tb): print('hook', t.__name__, v)
old = sys.excepthook; print(callable(old), sys.excepthook is sys.__excepthook__)
print(sys.getsizeof(0) > 0, sys.getsizeof([]) > 0, sys.getsizeof('abc') > sys.getsizeof(''))
sys.displayhook(5); sys.displayhook(None); print(__builtins__ is not None, sys.warnoptions, sys.gettrace(), sys.getswitchinterval(), sys.is_finalizing(), sys.orig_argv is not None, sys.dont_write_bytecode in (True, False), sys.api_version, sys.thread_info.name, sys.stdlib_module_names >= {'os','re'}, 'sys' in sys.builtin_module_names, sys.pycache_prefix, sys.base_prefix == sys.prefix, type(sys.meta_path), sys.hash_info.width, sys.getallocatedblocks() >= 0, sys.float_repr_style, sys.copyright[:9], 1, sys.call_tracing if False else '', sys.platlibdir, sys.exec_prefix == sys.prefix, sys.abiflags)
t(lambda: sys.intern(5)); t(lambda: sys.exit(3) if False else sys.foo); t(lambda: sys.set_int_max_str_digits(5)); print(sys.get_int_max_str_digits())
sys.excepthook = hook
raise ValueError('boom')
