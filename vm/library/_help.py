"""help() of what scripts define: the text that CPython's pydoc would print."""

import inspect
import sys

# What methods of `object` say, which overriding ones without a text inherit.
_OBJECT_DOCS = {
    "__init__": "Initialize self.  See help(type(self)) for accurate signature.", "__repr__": "Return repr(self).",
    "__str__": "Return str(self).", "__eq__": "Return self==value.", "__ne__": "Return self!=value.",
    "__lt__": "Return self<value.", "__le__": "Return self<=value.", "__gt__": "Return self>value.",
    "__ge__": "Return self>=value.", "__hash__": "Return hash(self).", "__format__": "Default object formatter.",
    "__new__": "Create and return a new object.  See help(type) for accurate signature.",
    "__getattribute__": "Return getattr(self, name).", "__setattr__": "Implement setattr(self, name, value).",
    "__delattr__": "Implement delattr(self, name).", "__dir__": "Default dir() implementation.",
    "__sizeof__": "Size of object in memory, in bytes.", "__reduce__": "Helper for pickle.",
    "__init_subclass__": "This method is called when a class is subclassed.\n\nThe default implementation does nothing. "
                         "It may be\noverridden to extend subclasses.",
}
_HIDDEN = {"__builtins__", "__doc__", "__file__", "__path__", "__module__", "__name__", "__slots__", "__package__",
           "__cached__", "__spec__", "__loader__", "__author__", "__credits__", "__date__", "__version__",
           "__qualname__"}
_DESCRIPTORS = {"__dict__": "dictionary for instance variables", "__weakref__": "list of weak references to the object"}
_SECTIONS = ("Methods", "Class methods", "Static methods", "Readonly properties", "Data descriptors",
             "Data and other attributes")


def show(thing):
    """help(thing)"""
    sys.stdout.write(help_text(thing))


def help_text(thing):
    """The text for functions, methods and classes of scripts; NotImplementedError for others."""
    if isinstance(thing, type) and thing.__module__ != "builtins":
        head, body = "class %s" % thing.__name__, _class_text(thing)
    elif hasattr(thing, "__code__") or hasattr(thing, "__func__"):
        kind = "method" if hasattr(thing, "__func__") else "function"
        head, body = "%s %s" % (kind, thing.__name__), _routine_text(thing.__name__, thing)
        if kind == "method":
            return "Help on method %s in module %s:\n\n%s\n" % (
                thing.__name__, thing.__module__, _method_text(thing))
    else:
        raise NotImplementedError("gilbox supports help() of functions and classes of scripts only")
    return "Help on %s in module %s:\n\n%s\n" % (head, thing.__module__, body)


def _indent(text, prefix="    "):
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def _doc(name, thing):
    text = inspect.getdoc(thing) or _OBJECT_DOCS.get(name) or inspect.getcomments(thing) or ""
    return text.rstrip()


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except (ValueError, TypeError):
        return "(...)"


def _routine_text(name, thing, note=""):
    real = getattr(thing, "__name__", name)
    title = name if real == name else "%s = %s" % (name, real)
    if real == "<lambda>":
        title = "%s = <lambda> lambda " % name if name != real else "<lambda> lambda "
        return title + _signature(thing)[1:-1] + note + "\n"
    doc = _doc(name, thing)
    return title + _signature(thing) + note + "\n" + (_indent(doc).rstrip() + "\n" if doc else "")


def _method_text(method):
    owner = method.__self__ if isinstance(method.__self__, type) else type(method.__self__)
    return _routine_text(method.__name__, method, " method of %s instance" % _class_name(owner))


def _class_name(cls, module=None):
    return cls.__name__ if cls.__module__ == module else "%s.%s" % (cls.__module__, cls.__name__)


def _class_text(cls):
    module = cls.__module__
    title = "class %s(%s)" % (cls.__name__, ", ".join(_class_name(base, module) for base in cls.__bases__))
    lines = []
    signature = _signature(cls)
    if signature not in ("()", "(...)"):
        lines.append(cls.__name__ + signature + "\n")
    doc = inspect.cleandoc(vars(cls).get("__doc__") or "")
    if doc:
        lines.append(doc.rstrip() + "\n")
    mro = cls.__mro__
    if len(mro) > 2:
        lines += ["Method resolution order:", *("    " + _class_name(each, module) for each in mro), ""]
    seen = set()
    ruled = False
    for owner in mro:
        if owner is object:
            continue
        names = [name for name in vars(owner) if name not in seen]
        seen.update(names)
        if owner.__module__ == "builtins":
            raise NotImplementedError("gilbox does not support help() of classes derived from built-in ones")
        tag = "defined here" if owner is cls else "inherited from " + _class_name(owner, module)
        for section, entries in _sorted_out(cls, owner, names).items():
            if not entries:
                continue
            if ruled:
                lines.append("-" * 70)
            ruled = True
            lines.append("%s %s:\n" % (section, tag))
            lines += entries
    if not lines:
        return title + "\n"
    return title + "\n" + _indent("\n".join(lines).rstrip(), " |  ") + "\n"


def _sorted_out(cls, owner, names):
    """The texts of a class's own attributes by section."""
    found = {section: [] for section in _SECTIONS}
    if owner is not object and "__slots__" not in vars(owner) and not any(
            "__dict__" in vars(base) or base is not object and "__slots__" not in vars(base) for base in owner.__mro__[1:]):
        names = [*names, *(name for name in _DESCRIPTORS if name not in names)]
    own = vars(owner)
    for name in sorted(names):
        if name in _HIDDEN or name.startswith("_") and not (name.startswith("__") and name.endswith("__")):
            continue
        value = own.get(name)
        if name in _DESCRIPTORS and not isinstance(value, property):
            found["Data descriptors"].append("%s\n%s\n" % (name, _indent(_DESCRIPTORS[name])))
        elif isinstance(value, staticmethod):
            found["Static methods"].append(_routine_text(name, value.__func__))
        elif isinstance(value, classmethod):
            note = " from " + _class_name(type(cls)) if type(cls) is not type else " from builtins.type"
            found["Class methods"].append(_routine_text(name, getattr(cls, name), note))
        elif isinstance(value, property):
            section = "Readonly properties" if value.fset is None and value.fdel is None else "Data descriptors"
            doc = _doc("", value)
            found[section].append(name + "\n" + (_indent(doc) + "\n" if doc else ""))
        elif hasattr(value, "__code__"):
            found["Methods"].append(_routine_text(name, value))
        else:
            text = repr(value)
            room = 70 - len(name) - 3
            if len(text) > room:
                text = text[:max(room, 0)] + "..."
            found["Data and other attributes"].append("%s = %s\n" % (name, text))
    return found
