"""Looking into objects: kinds, members, signatures, source."""

import sys
import types
from collections import namedtuple
from enum import IntEnum
from keyword import iskeyword

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
TPFLAGS_IS_ABSTRACT = 1 << 20
_function, _builtin, _method = types.FunctionType, types.BuiltinFunctionType, types.MethodType


# --- Kinds ---

FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
Attribute = namedtuple("Attribute", "name kind defining_class object")
FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")
Traceback = namedtuple("Traceback", "filename lineno function code_context index")


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    """A function bound to an object?"""
    return isinstance(object, _method) and not (isinstance(object.__func__, _builtin) and isclass(object.__self__))


def isfunction(object):
    """A function written in Python?"""
    return isinstance(object, _function)


def isgeneratorfunction(obj):
    obj = _unbound(obj)
    return isinstance(obj, _function) and bool(obj.__code__.co_flags & CO_GENERATOR)


def iscoroutinefunction(obj):
    return False


isasyncgenfunction = iscoroutine = isasyncgen = isawaitable = iscoroutinefunction


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return type(object).__name__ == "frame"


def iscode(object):
    return type(object).__name__ == "code"


def isbuiltin(object):
    """A built-in function or bound method?"""
    return isinstance(object, _builtin)


def isroutine(object):
    """A function or method of any kind?"""
    return isinstance(object, (_function, _builtin, _method)) or type(object).__name__ in (
        "method_descriptor", "wrapper_descriptor", "method-wrapper", "classmethod_descriptor")


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") or kind.__name__ == "method_descriptor"


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def isgetsetdescriptor(object):
    return type(object).__name__ == "getset_descriptor"


def ismemberdescriptor(object):
    return type(object).__name__ == "member_descriptor"


def isabstract(object):
    """A class with abstract methods?"""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def _unbound(obj):
    while ismethod(obj):
        obj = obj.__func__
    while type(obj).__name__ == "partial":
        obj = obj.func
    return obj


def getmembers(object, predicate=None):
    """(name, value) of all attributes, sorted by name."""
    names = set(dir(object))
    if isclass(object):
        for base in object.__bases__:
            names.update(name for name, value in base.__dict__.items()
                         if isinstance(value, types.DynamicClassAttribute))
    found = []
    for name in sorted(names):
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in [object] if isclass(object) else type(object).__mro__:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmro(cls):
    return cls.__mro__


def getattr_static(obj, attr, default=types):
    """An attribute without descriptors and __getattr__."""
    own = getattr(obj, "__dict__", {}) if not isclass(obj) else {}
    for base in (obj if isclass(obj) else type(obj)).__mro__:
        value = base.__dict__.get(attr, types)
        if value is not types:
            if attr in own and not isdatadescriptor(value):
                break
            return value
    if attr in own:
        return own[attr]
    if default is types:
        raise AttributeError(attr)
    return default


# --- Documentation and source ---

def cleandoc(doc):
    """A docstring without its indent."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()), default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring, or the one that it inherits."""
    doc = getattr(object, "__doc__", None)
    if doc is None or isclass(object) and "__doc__" in object.__dict__ and object.__dict__["__doc__"] is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(object):
    if isclass(object):
        for base in object.__mro__[1:]:
            if base is not builtins_object and base.__dict__.get("__doc__"):
                return base.__dict__["__doc__"]
        return None
    if ismethod(object):
        name = object.__name__
        cls = object.__self__ if isclass(object.__self__) else type(object.__self__)
    elif isfunction(object):
        name = object.__name__
        cls = sys.modules.get(object.__module__)
        for part in object.__qualname__.split(".")[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    else:
        return None
    for base in cls.__mro__:
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc
    return None


builtins_object = object


def getcomments(object):
    """The comment lines right before the source of an object."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    comments = []
    i = number - 1
    while i >= 0 and lines[i].lstrip().startswith("#"):
        comments.insert(0, lines[i].expandtabs().lstrip())
        i -= 1
    return "".join(comments) or None


def getfile(object):
    """The file that an object comes from."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    object = _unbound(object)
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(
        type(object).__name__))


def getsourcefile(object):
    return getfile(object)


def getmodule(object, _filename=None):
    """The module that an object comes from."""
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name = path.rsplit("/", 1)[-1]
    return name[:-3] if name.endswith(".py") else None


def findsource(object):
    """(all lines of the file, index of the object's first one)"""
    import linecache
    file = getsourcefile(object)
    lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        name = object.__qualname__.split(".")[-1]
        found = [i for i, line in enumerate(lines) if line.split("(")[0].split(":")[0].split() == ["class", name]]
        if not found:
            raise OSError("could not find class definition")
        i = found[0]
        while i > 0 and lines[i - 1].lstrip().startswith("@"):
            i -= 1
        return lines, i
    object = _unbound(unwrap(object))
    code = object.__code__ if isfunction(object) else object.tb_frame.f_code if istraceback(object) \
        else object.f_code if isframe(object) else object
    i = code.co_firstlineno - 1
    if i >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, i


def getblock(lines):
    """The lines of the definition that begins with the first one."""
    margin = len(lines[0]) - len(lines[0].lstrip())
    end = 1
    depth = lines[0].count("(") + lines[0].count("[") - lines[0].count(")") - lines[0].count("]")
    head = lines[0].lstrip().startswith("@") or depth > 0 or not lines[0].split("#")[0].rstrip().endswith(":")
    if "lambda" in lines[0] and not lines[0].lstrip().startswith(("def", "class", "@", "async")):
        return lines[:1]
    if not head and lines[0].rstrip().endswith(":") is False:
        return lines[:1]
    if lines[0].lstrip().startswith(("def", "class")) and depth == 0 and not lines[0].split("#")[0].rstrip().endswith(":"):
        return lines[:1]
    for i, line in enumerate(lines[1:], 1):
        text = line.strip()
        if not text:
            continue
        indent = len(line) - len(line.lstrip())
        if head:
            depth += text.count("(") + text.count("[") - text.count(")") - text.count("]")
            end = i + 1
            head = depth > 0 or not text.split("#")[0].rstrip().endswith(":")
            continue
        if indent <= margin and not text.startswith("#"):
            break
        if indent > margin:
            end = i + 1
    return lines[:end]


def getsourcelines(object):
    """(the object's lines, number of the first one)"""
    lines, i = findsource(object if ismodule(object) else unwrap(object))
    return (lines, 0) if ismodule(object) else (getblock(lines[i:]), i + 1)


def getsource(object):
    """The source text of an object."""
    return "".join(getsourcelines(object)[0])


def unwrap(func, *, stop=None):
    """The function that decorators with functools.wraps have wrapped."""
    seen = {id(func)}
    while not isclass(func) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping {!r}".format(func))
        seen.add(id(func))
    return func


# --- Signatures ---

class _empty:
    """Marks a default or annotation that is not there."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
                "variadic keyword")[self]


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type(list[int])):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation).replace("typing.", "") if type(annotation).__module__ == "typing" else repr(annotation)


class Parameter:
    """One parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError("value %r is not a valid Parameter.kind" % (kind,)) from None
        if default is not _empty and self._kind in (2, 4):
            raise ValueError("%s parameters cannot have default values" % self._kind.description)
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a %s" % type(name).__name__)
        if not name.isidentifier() or iskeyword(name) and self._kind != 0:
            raise ValueError("%r is not a valid parameter name" % name)
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=None, kind=None, annotation=None, default=None):
        return type(self)(self._name if name is None else name, self._kind if kind is None else kind,
                          default=self._default if default is None else default,
                          annotation=self._annotation if annotation is None else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = "%s: %s" % (text, formatannotation(self._annotation))
        if self._default is not _empty:
            text += (" = %r" if self._annotation is not _empty else "=%r") % (self._default,)
        return {2: "*", 4: "**"}.get(int(self._kind), "") + text

    def __repr__(self):
        return '<%s "%s">' % (self.__class__.__name__, self)

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))


class BoundArguments:
    """Arguments assigned to the parameters of a signature."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        found = []
        for name, p in self._signature.parameters.items():
            if p.kind >= 3 or name not in self.arguments:
                break
            value = self.arguments[name]
            found.extend(value) if p.kind == 2 else found.append(value)
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        started = False
        for name, p in self._signature.parameters.items():
            if not started:
                if p.kind >= 3 or name not in self.arguments and p.kind != 2:
                    started = True
                if not started or name not in self.arguments:
                    continue
            if name in self.arguments:
                value = self.arguments[name]
                found.update(value) if p.kind == 4 else found.__setitem__(name, value)
        return found

    def apply_defaults(self):
        """Fills in the defaults of what was not given."""
        new = {}
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                new[name] = self.arguments[name]
            elif p.default is not _empty:
                new[name] = p.default
            elif p.kind == 2:
                new[name] = ()
            elif p.kind == 4:
                new[name] = {}
        self.arguments = new

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return "<%s (%s)>" % (self.__class__.__name__, ", ".join("%s=%r" % item for item in self.arguments.items()))


class Signature:
    """The parameters of a callable, and what it returns."""

    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        top, defaults = -1, False
        for p in parameters or ():
            if p.kind < top:
                raise ValueError("wrong parameter order: %s parameter before %s parameter"
                                 % (_ParameterKind(top).description, p.kind.description))
            if p.kind > top:
                top = int(p.kind)
            if p.kind in (0, 1):
                if p.default is _empty:
                    if defaults:
                        raise ValueError("non-default argument follows default argument")
                else:
                    defaults = True
            if p.name in found:
                raise ValueError("duplicate parameter name: %r" % p.name)
            found[p.name] = p
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped, eval_str)

    def replace(self, *, parameters=types, return_annotation=types):
        return type(self)(self.parameters.values() if parameters is types else parameters,
                          return_annotation=self._return_annotation if return_annotation is types
                          else return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return dict(self.parameters) == dict(other.parameters) and self.return_annotation == other.return_annotation

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self.return_annotation))

    def bind(self, /, *args, **kwargs):
        """Assigns arguments to parameters as a call would."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        values = list(args)
        kwargs = dict(kwargs)
        extra = None
        later = False  # has a parameter been passed that may be left out?
        for name, p in self._parameters.items():
            if p.kind == 2:
                later = True
                if values:
                    arguments[name] = tuple(values)
                    values = []
            elif p.kind == 4:
                extra = name
            elif p.kind != 3 and values:
                if name in kwargs and p.kind == 1:
                    raise TypeError("multiple values for argument %r" % name)
                arguments[name] = values.pop(0)
            elif name in kwargs and p.kind != 0:
                arguments[name] = kwargs.pop(name)
            elif p.default is _empty and not partial:
                what = "keyword-only " if p.kind == 3 and not later else ""
                if p.kind == 0 and name in kwargs:
                    raise TypeError("%r parameter is positional only, but was passed as a keyword" % name)
                raise TypeError("missing a required %sargument: %r" % (what, name))
            elif p.kind != 3:
                later = True
        if values:
            raise TypeError("too many positional arguments")
        if kwargs:
            if extra is None:
                raise TypeError("got an unexpected keyword argument %r" % next(iter(kwargs)))
            arguments[extra] = kwargs
        return BoundArguments(self, arguments)

    def __repr__(self):
        return "<%s %s>" % (self.__class__.__name__, self)

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        result = []
        positional_only = False
        needs_star = True
        for p in self.parameters.values():
            if p.kind == 0:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if p.kind == 2:
                needs_star = False
            elif p.kind == 3 and needs_star:
                result.append("*")
                needs_star = False
            result.append(str(p))
        if positional_only:
            result.append("/")
        text = "(%s)" % ", ".join(result)
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text


def _of_function(func, eval_str):
    code = func.__code__
    names = code.co_varnames
    count, only, keyword = code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    notes = get_annotations(func, eval_str=eval_str)
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))

    for i, name in enumerate(names[:count]):
        at = i - (count - len(defaults))
        add(name, 0 if i < only else 1, defaults[at] if at >= 0 else _empty)
    index = count + keyword
    if code.co_flags & CO_VARARGS:
        add(names[index], 2)
        index += 1
    for name in names[count:count + keyword]:
        add(name, 3, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[index], 4)
    return Signature(parameters, return_annotation=notes.get("return", _empty))


def _of_builtin(obj, kind):
    from _signatures import signature_text
    found = signature_text(obj)
    if found is None:
        raise ValueError("no signature found for {} {!r}".format(kind, obj))
    names = {}
    exec("def f" + found[0] + ": pass", names)
    sig = _of_function(names["f"], False)
    return _without_first(sig) if found[1] else sig


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if not parameters or parameters[0].kind in (3, 4):
        raise ValueError("invalid method signature")
    if parameters[0].kind != 2:
        parameters = parameters[1:]
    return sig.replace(parameters=parameters)


def _signature(obj, follow_wrapped=True, eval_str=False):
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if ismethod(obj):
        if isbuiltin(obj.__func__):
            return _of_builtin(obj, "builtin")
        return _without_first(_signature(obj.__func__, follow_wrapped, eval_str))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
        if ismethod(obj):
            return _signature(obj, follow_wrapped, eval_str)
    own = getattr(obj, "__signature__", None)
    if isinstance(own, Signature):
        return own
    if isfunction(obj):
        return _of_function(obj, eval_str)
    if type(obj).__name__ == "partial":
        return _of_partial(_signature(obj.func, follow_wrapped, eval_str), obj)
    if isclass(obj):
        meta_call = next((base.__dict__["__call__"] for base in type(obj).__mro__
                          if "__call__" in base.__dict__ and base is not type), None)
        if isfunction(meta_call):
            return _without_first(_of_function(meta_call, eval_str))
        for name in ("__new__", "__init__"):
            for base in obj.__mro__:
                found = base.__dict__.get(name)
                if isinstance(found, staticmethod):
                    found = found.__func__
                if found is not None and base is not object:
                    if isfunction(unwrap(found)):
                        return _without_first(_signature(found, follow_wrapped, eval_str))
                    break
        if obj is object or type(obj) is type and obj.__module__ == "builtins" and not issubclass(obj, BaseException):
            return _of_builtin(obj, "builtin type")
        if all(base is object or not any(n in base.__dict__ for n in ("__new__", "__init__")) for base in obj.__mro__) \
                and type not in obj.__mro__:
            return Signature([])
        return _of_builtin(obj, "builtin type")
    if isbuiltin(obj) or isroutine(obj):
        return _of_builtin(obj, "builtin")
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(_of_function(call, eval_str))
    raise ValueError("callable {!r} is not supported by signature".format(obj))


def _of_partial(sig, partial):
    parameters = list(sig.parameters.values())
    left = len(partial.args)
    result = []
    keyword = False
    for p in parameters:
        if left and p.kind in (0, 1):
            left -= 1
            continue
        if p.name in partial.keywords:
            p = p.replace(kind=3, default=partial.keywords[p.name]) if p.kind in (1, 3) else p
            keyword = True
        elif keyword and p.kind == 1:
            p = p.replace(kind=3)
        if keyword and p.kind == 2:
            continue
        result.append(p)
    return sig.replace(parameters=result)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return _signature(obj, follow_wrapped, eval_str)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module as a new dict."""
    notes = obj.__dict__.get("__annotations__") if isclass(obj) else getattr(obj, "__annotations__", None)
    notes = dict(notes or {})
    if eval_str:
        if globals is None:
            globals = getattr(obj, "__globals__", None) or vars(sys.modules.get(getattr(obj, "__module__", None), types))
        notes = {name: eval(value, globals, locals) if isinstance(value, str) else value
                 for name, value in notes.items()}
    return notes


def getfullargspec(func):
    """The parameters in the older form."""
    try:
        if ismethod(func):
            sig = _of_function(func.__func__, False)
        else:
            sig = _signature(func, False)
    except Exception as e:
        raise TypeError("unsupported callable") from e
    args, kwonly, defaults, kwdefaults, notes = [], [], [], {}, {}
    varargs = varkw = None
    if sig.return_annotation is not _empty:
        notes["return"] = sig.return_annotation
    for p in sig.parameters.values():
        if p.kind in (0, 1):
            args.append(p.name)
            if p.default is not _empty:
                defaults.append(p.default)
        elif p.kind == 2:
            varargs = p.name
        elif p.kind == 3:
            kwonly.append(p.name)
            if p.default is not _empty:
                kwdefaults[p.name] = p.default
        else:
            varkw = p.name
        if p.annotation is not _empty:
            notes[p.name] = p.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, notes)


def getcallargs(func, /, *positional, **named):
    """Which parameter gets which argument."""
    if ismethod(func):
        positional = (func.__self__,) + positional
        func = func.__func__
    bound = _of_function(func, False).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getclosurevars(func):
    """The names that a function takes from outside."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    import builtins
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    space = func.__globals__
    global_names, builtin_names, unbound = {}, {}, set()
    for name in code.co_names:
        if name in space:
            global_names[name] = space[name]
        elif hasattr(builtins, name):
            builtin_names[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_names, builtin_names, unbound)


def getargvalues(frame):
    """The parameters of the call of a frame and its variables."""
    code = frame.f_code
    names = code.co_varnames
    count = code.co_argcount + code.co_kwonlyargcount
    args, rest = list(names[:count]), list(names[count:])
    varargs = rest.pop(0) if code.co_flags & 4 else None
    varkw = rest.pop(0) if code.co_flags & 8 else None
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def classify_class_attrs(cls):
    """(name, kind, defining class, object) of every attribute."""
    found = []
    for name in dir(cls):
        home = next((base for base in cls.__mro__ if name in base.__dict__), None)
        obj = home.__dict__[name] if home is not None else getattr(cls, name, None)
        if isinstance(obj, (staticmethod, types.BuiltinMethodType)):
            kind = "static method"
        elif isinstance(obj, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(obj, property):
            kind = "property"
        else:
            kind = "method" if isroutine(obj) else "data"
        found.append(Attribute(name, kind, home, obj))
    return found


# --- Frames and generators ---

def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


def stack(context=1):
    """The frames of the caller and those above it."""
    return getouterframes(sys._getframe(1), context)


def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(_info(frame, frame.f_lineno))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb:
        found.append(_info(tb.tb_frame, tb.tb_lineno))
        tb = tb.tb_next
    return found


def trace(context=1):
    return getinnerframes(sys.exc_info()[2], context)


def _info(frame, line):
    import linecache
    text = linecache.getline(frame.f_code.co_filename, line)
    return FrameInfo(frame, frame.f_code.co_filename, line, frame.f_code.co_name, [text] if text else None, 0)


def getframeinfo(frame, context=1):
    """Where a frame or traceback is."""
    return Traceback(*(_info(frame.tb_frame, frame.tb_lineno) if istraceback(frame)
                       else _info(frame, frame.f_lineno))[1:])


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    """What a generator is doing."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    frame = getattr(generator, "gi_frame", None)
    return frame.f_locals if frame is not None else {}
