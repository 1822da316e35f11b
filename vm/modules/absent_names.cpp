#include <algorithm>
#include <iterator>

#include "vm/base/words.h"
#include "vm/modules/modules.h"

namespace gilbox {
namespace {

// Of the modules that are here, the public names and submodules of CPython 3.12's that are not. Sorted by
// module.
constexpr AbsentNames kAbsent[] = {
    {"ast", "",
     "AST Add And AnnAssign Assert Assign AsyncFor AsyncFunctionDef AsyncWith Attribute AugAssign "
     "AugLoad AugStore Await BinOp BitAnd BitOr BitXor BoolOp Break Call ClassDef Compare Constant "
     "Continue Del Delete Dict DictComp Div Eq ExceptHandler Expr Expression ExtSlice FloorDiv For "
     "FormattedValue FunctionDef FunctionType GeneratorExp Global Gt GtE If IfExp Import ImportFrom In "
     "Index Interactive Invert Is IsNot JoinedStr LShift Lambda List ListComp Load Lt LtE MatMult "
     "Match MatchAs MatchClass MatchMapping MatchOr MatchSequence MatchSingleton MatchStar MatchValue "
     "Mod Module Mult Name NamedExpr NodeTransformer NodeVisitor Nonlocal Not NotEq NotIn Or Param "
     "ParamSpec Pass Pow PyCF_ALLOW_TOP_LEVEL_AWAIT PyCF_ONLY_AST PyCF_TYPE_COMMENTS RShift Raise "
     "Return Set SetComp Slice Starred Store Sub Subscript Suite Try TryStar Tuple TypeAlias "
     "TypeIgnore TypeVar TypeVarTuple UAdd USub UnaryOp While With Yield YieldFrom alias arg arguments "
     "boolop cmpop comprehension copy_location dump excepthandler expr expr_context "
     "fix_missing_locations get_docstring get_source_segment increment_lineno iter_child_nodes "
     "iter_fields keyword main match_case mod operator parse pattern slice stmt type_ignore type_param "
     "unaryop unparse walk withitem"},
    {"binascii", "", "a2b_qp a2b_uu b2a_qp b2a_uu crc_hqx"},
    {"calendar", "", "LocaleHTMLCalendar LocaleTextCalendar different_locale"},
    {"codecs", "",
     "BOM32_BE BOM32_LE BOM64_BE BOM64_LE EncodedFile StreamRecoder backslashreplace_errors "
     "ignore_errors lookup_error make_encoding_map make_identity_dict namereplace_errors "
     "register_error replace_errors strict_errors xmlcharrefreplace_errors"},
    {"contextlib", "it has no async", "AsyncContextDecorator AsyncExitStack aclosing asynccontextmanager"},
    {"difflib", "", "HtmlDiff diff_bytes"},
    {"dis", "",
     "EXTENDED_ARG HAVE_ARGUMENT Positions hasarg hascompare hasexc hasfree haslocal hasnargs "
     "pretty_flags stack_effect"},
    {"doctest", "",
     "DocFileCase DocFileSuite DocFileTest DocTestCase DocTestSuite SkipDocTestCase debug debug_script "
     "debug_src script_from_examples set_unittest_reportflags testsource"},
    {"html", "", "parser"},
    {"html.entities", "", "html5"},
    {"importlib", "", "abc machinery metadata readers resources simple"},
    {"importlib.util", "",
     "LazyLoader MAGIC_NUMBER cache_from_source decode_source source_from_cache source_hash "
     "spec_from_loader"},
    {"inspect", "",
     "AGEN_CLOSED AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED BufferFlags CORO_CLOSED CORO_CREATED "
     "CORO_RUNNING CORO_SUSPENDED CO_ASYNC_GENERATOR CO_COROUTINE CO_ITERABLE_COROUTINE "
     "formatargvalues getasyncgenlocals getasyncgenstate getclasstree getcoroutinelocals "
     "getcoroutinestate getmembers_static ismethodwrapper markcoroutinefunction"},
    {"json", "", "scanner"},
    {"locale", "",
     "bind_textdomain_codeset bindtextdomain dcgettext dgettext gettext nl_langinfo resetlocale textdomain"},
    {"logging.config", "", "fileConfig listen stopListening"},
    {"logging.handlers", "",
     "DEFAULT_HTTP_LOGGING_PORT DEFAULT_SOAP_LOGGING_PORT "
     "DEFAULT_UDP_LOGGING_PORT DatagramHandler HTTPHandler NTEventLogHandler SMTPHandler "
     "SYSLOG_TCP_PORT SocketHandler SysLogHandler"},
    {"multiprocessing", "it runs in one process and has multiprocessing.pool.ThreadPool",
     "Array AuthenticationError Barrier BoundedSemaphore BufferTooShort Condition Event JoinableQueue "
     "Lock Manager Pipe Pool Process Queue RLock RawArray RawValue Semaphore SimpleQueue Value "
     "allow_connection_pickling connection context get_all_start_methods get_context get_logger "
     "get_start_method log_to_stderr managers process set_executable set_forkserver_preload "
     "set_start_method shared_memory sharedctypes synchronize"},
    {"multiprocessing.dummy", "", "connection"},
    {"multiprocessing.pool", "it runs in one process and has ThreadPool", "Pool"},
    {"os", "",
     "CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED CLONE_FILES CLONE_FS "
     "CLONE_NEWCGROUP CLONE_NEWIPC CLONE_NEWNET CLONE_NEWNS CLONE_NEWPID CLONE_NEWTIME CLONE_NEWUSER "
     "CLONE_NEWUTS CLONE_SIGHAND CLONE_SYSVSEM CLONE_THREAD CLONE_VM EFD_CLOEXEC EFD_NONBLOCK "
     "EFD_SEMAPHORE MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB "
     "MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB "
     "MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT O_ASYNC O_DIRECT O_FSYNC "
     "O_LARGEFILE O_NOATIME O_RSYNC POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL "
     "POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2 "
     "POSIX_SPAWN_OPEN P_PIDFD RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE "
     "RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC SCHED_RESET_ON_FORK "
     "SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV "
     "ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE XATTR_CREATE "
     "XATTR_REPLACE XATTR_SIZE_MAX confstr_names getgrouplist pathconf_names sched_get_priority_max "
     "sched_get_priority_min sched_getparam sched_getscheduler sched_param sched_rr_get_interval "
     "sched_setparam setns waitid_result"},
    {"pickle", "",
     "ADDITEMS APPEND APPENDS BINBYTES BINBYTES8 BINFLOAT BINGET BININT BININT1 BININT2 BINPERSID "
     "BINPUT BINSTRING BINUNICODE BINUNICODE8 BUILD BYTEARRAY8 DICT DUP EMPTY_DICT EMPTY_LIST "
     "EMPTY_SET EMPTY_TUPLE EXT1 EXT2 EXT4 FALSE FLOAT FRAME FROZENSET GET GLOBAL INST INT LIST LONG "
     "LONG1 LONG4 LONG_BINGET LONG_BINPUT MARK MEMOIZE NEWFALSE NEWOBJ NEWOBJ_EX NEWTRUE NEXT_BUFFER "
     "NONE OBJ PERSID POP POP_MARK PROTO PUT PickleBuffer READONLY_BUFFER REDUCE SETITEM SETITEMS "
     "SHORT_BINBYTES SHORT_BINSTRING SHORT_BINUNICODE STACK_GLOBAL STOP STRING TRUE TUPLE TUPLE1 "
     "TUPLE2 TUPLE3 UNICODE decode_long encode_long whichmodule"},
    {"platform", "",
     "freedesktop_os_release java_ver mac_ver system_alias uname_result win32_edition win32_is_iot "
     "win32_ver"},
    {"re", "", "template"},
    {"shutil", "",
     "ReadError RegistryError chown get_archive_formats get_unpack_formats make_archive "
     "register_archive_format register_unpack_format unpack_archive unregister_archive_format "
     "unregister_unpack_format"},
    {"signal", "", "pidfd_send_signal"},
    {"stat", "",
     "FILE_ATTRIBUTE_ARCHIVE FILE_ATTRIBUTE_COMPRESSED FILE_ATTRIBUTE_DEVICE FILE_ATTRIBUTE_DIRECTORY "
     "FILE_ATTRIBUTE_ENCRYPTED FILE_ATTRIBUTE_HIDDEN FILE_ATTRIBUTE_INTEGRITY_STREAM "
     "FILE_ATTRIBUTE_NORMAL FILE_ATTRIBUTE_NOT_CONTENT_INDEXED FILE_ATTRIBUTE_NO_SCRUB_DATA "
     "FILE_ATTRIBUTE_OFFLINE FILE_ATTRIBUTE_READONLY FILE_ATTRIBUTE_REPARSE_POINT "
     "FILE_ATTRIBUTE_SPARSE_FILE FILE_ATTRIBUTE_SYSTEM FILE_ATTRIBUTE_TEMPORARY FILE_ATTRIBUTE_VIRTUAL "
     "SF_APPEND SF_ARCHIVED SF_IMMUTABLE SF_NOUNLINK SF_SNAPSHOT UF_APPEND UF_COMPRESSED UF_HIDDEN "
     "UF_IMMUTABLE UF_NODUMP UF_NOUNLINK UF_OPAQUE"},
    {"subprocess", "", "list2cmdline"},
    {"sys", "",
     "activate_stack_trampoline call_tracing deactivate_stack_trampoline get_asyncgen_hooks "
     "get_coroutine_origin_tracking_depth getdlopenflags getunicodeinternedsize "
     "is_stack_trampoline_active monitoring set_asyncgen_hooks set_coroutine_origin_tracking_depth "
     "setdlopenflags"},
    {"time", "", "CLOCK_TAI clock_settime clock_settime_ns pthread_getcpuclockid"},
    {"unicodedata", "", "UCD ucd_3_2_0"},
    {"unittest", "", "IsolatedAsyncioTestCase async_case signals"},
    {"unittest.loader", "", "VALID_MODULE_NAME findTestCases getTestCaseNames makeSuite"},
    {"unittest.mock", "", "AsyncMagicMixin AsyncMock AsyncMockMixin MagicProxy"},
    {"urllib", "", "error request response robotparser"},
    {"urllib.parse", "",
     "clear_cache splitattr splithost splitnport splitpasswd splitport splitquery splittag splittype "
     "splituser splitvalue unwrap"},
    {"zlib", "",
     "DEFLATED DEF_BUF_SIZE DEF_MEM_LEVEL MAX_WBITS ZLIB_RUNTIME_VERSION ZLIB_VERSION "
     "Z_BEST_COMPRESSION Z_BEST_SPEED Z_BLOCK Z_DEFAULT_COMPRESSION Z_DEFAULT_STRATEGY Z_FILTERED "
     "Z_FINISH Z_FIXED Z_FULL_FLUSH Z_HUFFMAN_ONLY Z_NO_COMPRESSION Z_NO_FLUSH Z_PARTIAL_FLUSH Z_RLE "
     "Z_SYNC_FLUSH Z_TREES error"},
};

}  // namespace

std::span<const AbsentNames> absent_names() {
  return kAbsent;
}

std::string about_absent_name(std::string_view module, std::string_view name) {
  const auto* row =
      std::lower_bound(std::begin(kAbsent), std::end(kAbsent), module,
                       [](const AbsentNames& each, std::string_view m) { return each.module < m; });
  if (row == std::end(kAbsent) || row->module != module || !lists_word(row->names, name)) return {};
  return fmt::format("gilbox does not have {}.{}{}{}", module, name, row->instead.empty() ? "" : ": ",
                     row->instead);
}

}  // namespace gilbox
