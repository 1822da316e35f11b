import io
import logging
import logging.handlers
import queue
import sys
import threading

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s:%(name)s:%(threadName)s:%(message)s", stream=sys.stdout)
logging.debug("d %s", 1)
logging.info("i %d %s", 2, "x")
logging.warning("w")
logging.error("e %(a)s", {"a": 5})
logging.critical("c")
log = logging.getLogger("app.sub")
log.info("hello %s", "world")
print(log, logging.getLogger("app.sub") is log, log.parent, logging.getLogger(), log.name, log.level, log.getEffectiveLevel(), log.isEnabledFor(10))
parent = logging.getLogger("app")
print(log.parent, parent.parent, parent.getChild("x"), sorted(l.name for l in parent.getChildren()))
parent.setLevel("WARNING")
log.info("not shown")
log.warning("shown")
log.log(35, "custom")
logging.addLevelName(35, "NOTICE")
log.log(35, "named")
print(logging.getLevelName(35), logging.getLevelName("INFO"), logging.getLevelName(99), logging.getLevelNamesMapping()["DEBUG"])
try:
    1 / 0
except ZeroDivisionError:
    buf = io.StringIO()
    h = logging.StreamHandler(buf)
    h.setFormatter(logging.Formatter("%(levelname)s|%(message)s"))
    log.addHandler(h)
    log.propagate = False
    log.exception("failed")
    log.error("with info", exc_info=True)
    log.error("none", exc_info=False)
    text = buf.getvalue()
    print([line for line in text.split("\n") if "File" not in line])
    log.removeHandler(h)
    log.propagate = True


class Only(logging.Filter):
    def filter(self, record):
        return "keep" in record.getMessage()


h = logging.StreamHandler(sys.stdout)
h.setLevel(logging.ERROR)
h.setFormatter(logging.Formatter("{levelname:>8} {funcName} {lineno} {module} {filename} {message}", style="{"))
h.addFilter(Only())
other = logging.getLogger("other")
other.propagate = False
other.addHandler(h)


def func():
    other.error("keep this")
    other.error("drop this")
    other.warning("keep but low")


func()
other.removeHandler(h)
h.setFormatter(logging.Formatter("$levelname - $message", style="$"))
other.addHandler(h)
other.error("keep dollar")
other.addFilter(lambda r: r.levelno > 40)
other.error("keep filtered")
other.critical("keep critical")
print(other.handlers, other.hasHandlers(), h)
adapter = logging.LoggerAdapter(logging.getLogger("ad"), {"user": "bob"})
hh = logging.StreamHandler(sys.stdout)
hh.setFormatter(logging.Formatter("%(user)s %(message)s"))
logging.getLogger("ad").addHandler(hh)
logging.getLogger("ad").propagate = False
adapter.info("hi")
logging.getLogger("ad").info("extra", extra={"user": "eve"})
try:
    logging.getLogger("ad").info("x", extra={"message": 1})
except KeyError as e:
    print(e)


class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['id']}] {msg}", kwargs


Prefix(logging.getLogger("pre"), {"id": 7}).warning("prefixed %s", 1)


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


lh = ListHandler()
root = logging.getLogger()
root.addHandler(lh)
t = threading.Thread(target=lambda: logging.info("in thread"), name="Worker-1")
t.start()
t.join()
print(lh.records)
root.removeHandler(lh)
q = queue.Queue()
ql = logging.getLogger("q")
ql.propagate = False
ql.addHandler(logging.handlers.QueueHandler(q))
out = ListHandler()
listener = logging.handlers.QueueListener(q, out)
listener.start()
ql.warning("queued %s", 1)
ql.warning("again")
listener.stop()
print(out.records)
mem = logging.handlers.MemoryHandler(10, target=ListHandler())
ml = logging.getLogger("mem")
ml.propagate = False
ml.addHandler(mem)
ml.info("a")
print(mem.target.records)
ml.error("b")
print(mem.target.records)
logging.disable(logging.WARNING)
log.warning("disabled")
log.error("enabled")
logging.disable(logging.NOTSET)
logging.getLogger("null").addHandler(logging.NullHandler())
logging.getLogger("null").propagate = False
logging.getLogger("null").error("nothing")
r = logging.makeLogRecord({"msg": "m %s", "args": (1,), "levelname": "X"})
print(r.getMessage(), r, logging.Formatter().format(r))
for bad in (lambda: log.setLevel("NOPE"), lambda: logging.Formatter("no"), lambda: logging.getLogger(3), lambda: logging.basicConfig(force=True, nope=1), lambda: logging.Formatter("%(x)s", style="!")):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
logging.basicConfig(force=True, stream=sys.stdout, format="%(asctime)s %(message)s", datefmt="DATE", level="INFO")
logging.info("with date")
import logging.config
logging.config.dictConfig({
    "version": 1, "disable_existing_loggers": False,
    "formatters": {"f": {"format": "CFG %(name)s %(message)s"}},
    "handlers": {"h": {"class": "logging.StreamHandler", "formatter": "f", "stream": "ext://sys.stdout", "level": "INFO"}},
    "loggers": {"conf": {"handlers": ["h"], "level": "DEBUG", "propagate": False}},
    "root": {"handlers": ["h"], "level": "WARNING"}})
logging.getLogger("conf").info("configured")
logging.getLogger("conf").debug("too low")
logging.warning("root")
print(logging.getHandlerByName("h"), logging.lastResort, logging.root.manager.loggerDict["app"])


class MyLogger(logging.Logger):
    def trace(self, msg, *args):
        self.log(5, msg, *args)


logging.setLoggerClass(MyLogger)
logging.getLogger("mine").trace("x")
print(type(logging.getLogger("mine")).__name__)
