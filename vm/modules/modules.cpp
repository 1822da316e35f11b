#include "vm/modules/modules.h"

namespace gilbox {

bool init_collections(Thread& t, Module* module);
bool init_dis(Thread& t, Module* module);
bool init_heapq(Thread& t, Module* module);
bool init_io(Thread& t, Module* module);
bool init_itertools(Thread& t, Module* module);
bool init_math(Thread& t, Module* module);
bool init_posix(Thread& t, Module* module);
bool init_random(Thread& t, Module* module);
bool init_signal(Thread& t, Module* module);
bool init_source(Thread& t, Module* module);
bool init_thread(Thread& t, Module* module);
bool init_time(Thread& t, Module* module);
bool init_traceback(Thread& t, Module* module);
bool init_weakref(Thread& t, Module* module);
bool init_functools(Thread& t, Module* module);
bool init_gc(Thread& t, Module* module);
bool init_bisect(Thread& t, Module* module);
bool init_operator(Thread& t, Module* module);
bool init_re(Thread& t, Module* module);
bool init_json(Thread& t, Module* module);
bool init_struct(Thread& t, Module* module);
bool init_hashlib(Thread& t, Module* module);
bool init_binascii(Thread& t, Module* module);
bool init_unicode_names(Thread& t, Module* module);
bool init_codec_names(Thread& t, Module* module);
bool init_zlib(Thread& t, Module* module);
bool init_subprocess(Thread& t, Module* module);
bool init_cmath(Thread& t, Module* module);
bool init_datetime_math(Thread& t, Module* module);

namespace {

constexpr NativeModule kModules[] = {
    {"builtins", init_builtins},  // first: it makes the exceptions that others raise reachable
    {"sys", init_sys},
    {"_collections", init_collections},
    {"_heapq", init_heapq},
    {"_io", init_io},
    {"_random", init_random},
    {"_thread", init_thread},
    {"_weakref", init_weakref},
    {"gc", init_gc},
    {"itertools", init_itertools},
    {"math", init_math, true},
    {"posix", init_posix},
    {"_dis", init_dis},
    {"_signal", init_signal},
    {"_source", init_source},
    {"_traceback", init_traceback},
    {"time", init_time},
    {"_functools", init_functools},
    {"bisect", init_bisect, true},
    {"operator", init_operator, true},
    {"_bisect", init_bisect},  // of their own for the library, whatever a script has beside it
    {"_math", init_math},
    {"_operator", init_operator},
    {"_re", init_re},
    {"_json", init_json},
    {"_struct", init_struct},
    {"_hashlib", init_hashlib},
    {"binascii", init_binascii, true},
    {"zlib", init_zlib, true},
    {"_unicode_names", init_unicode_names},
    {"_codec_names", init_codec_names},
    {"_subprocess", init_subprocess},
    {"cmath", init_cmath, true},
    {"_datetime_math", init_datetime_math},
};

}  // namespace

std::span<const NativeModule> native_modules() {
  return kModules;
}

}  // namespace gilbox
