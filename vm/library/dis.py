"""Listings of bytecode: of this machine's, which differs from CPython's."""

import sys
from collections import namedtuple

import _dis

__all__ = ["code_info", "dis", "disassemble", "distb", "disco", "show_code", "Bytecode", "Instruction", "cmp_op",
           "findlabels", "findlinestarts", "get_instructions", "hasconst", "hasjabs", "hasjrel", "hasname", "opmap",
           "opname"]


def _targets(x):
    """(title or None, function or code object) of what is to be listed."""
    if isinstance(x, str):
        return [(None, compile(x, "<dis>", "exec"))]
    if hasattr(x, "__func__"):
        x = x.__func__
    while hasattr(x, "__wrapped__") and not hasattr(x, "__code__"):
        x = x.__wrapped__
    if isinstance(x, type) or type(x).__name__ == "module":
        found = []
        for name, value in sorted(vars(x).items()):
            value = getattr(value, "__func__", value)
            if hasattr(value, "__code__"):
                found.append(("Disassembly of %s:" % name, value))
        return found
    if hasattr(x, "gi_code"):
        x = x.gi_code
    return [(None, x)]


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Lists the code of a function, class, module or source text."""
    if x is None:
        distb(file=file)
        return
    for title, code in _targets(x):
        if title is not None:
            print(title, file=file)
        print(_dis.text(code), file=file, end="")
        if title is not None:
            print(file=file)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    """Lists the code of a traceback's last frame."""
    if tb is None:
        last = getattr(sys, "last_exc", None)
        if last is None:
            raise RuntimeError("no last traceback to disassemble")
        tb = last.__traceback__
    while tb.tb_next:
        tb = tb.tb_next
    dis(tb.tb_frame.f_code, file=file)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    """Lists a code object."""
    dis(co, file=file)


disco = disassemble


class Bytecode:
    """The code of an object; dis() gives its listing."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self.codeobj = _targets(x)[0][1]

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code)

    def dis(self):
        return _dis.text(self.codeobj)

    def info(self):
        return code_info(self.codeobj)

    def __iter__(self):
        return get_instructions(self.codeobj)

    def __repr__(self):
        return "Bytecode(%r)" % (self.codeobj,)


def code_info(x):
    """What a code object is like, as text."""
    co = _targets(x)[0][1]
    co = getattr(co, "__code__", co)
    lines = ["Name:              %s" % co.co_name, "Filename:          %s" % co.co_filename,
             "Argument count:    %d" % co.co_argcount, "Positional-only arguments: %d" % co.co_posonlyargcount,
             "Kw-only arguments: %d" % co.co_kwonlyargcount, "Number of locals:  %d" % co.co_nlocals]
    for title, items in (("Constants", co.co_consts), ("Names", co.co_names), ("Variable names", co.co_varnames),
                         ("Free variables", co.co_freevars), ("Cell variables", co.co_cellvars)):
        if items:
            lines.append(title + ":")
            lines += ["%4d: %s" % (i, repr(item) if title == "Constants" else item) for i, item in enumerate(items)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    print(code_info(co), file=file)


class Instruction(namedtuple("_Instruction", "opname opcode arg argval argrepr offset starts_line is_jump_target positions",
                             defaults=(None,) * 7)):
    """One instruction: the operands as text in argrepr; the one of a jump as the offset in argval."""

    __slots__ = ()

    def __repr__(self):
        return "Instruction(%s)" % ", ".join(map("%s=%r".__mod__, zip(self._fields, self)))


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    """The instructions of a function one by one."""
    for text in _dis.text(_targets(x)[0][1]).splitlines()[1:]:
        if text[:1] not in ("", " ", "*"):
            return  # a function inside begins
        parts = text[5:].replace("*", " ").split(None, 1)
        if not parts:
            continue
        is_target = parts[0] == ">>"
        if is_target:
            parts = parts[1].split(None, 1)
        name, _, operands = parts[1].partition(" ")
        operands = operands.strip()
        to = operands.rpartition("to ")[2]
        line = text[:5].strip()
        yield Instruction(name, opmap[name], None, int(to) if "to " in operands and to.isdigit() else operands or None,
                          operands, int(parts[0]), int(line) if line else None, is_target)


def findlinestarts(code):
    """(offset, line) of the instructions that begin a line."""
    for each in get_instructions(code):
        if each.starts_line is not None:
            yield each.offset, each.starts_line


def findlabels(code):
    """The offsets that jumps lead to."""
    return [each.offset for each in get_instructions(code) if each.is_jump_target]


opname = _dis.opnames()
opmap = {name: i for i, name in enumerate(opname)}
cmp_op = ("<", "<=", "==", "!=", ">", ">=")
hasjrel = [i for i, name in enumerate(opname) if "JUMP" in name or name == "FOR_ITER"]
hasjabs = []
hasname = [i for i, name in enumerate(opname) if "GLOBAL" in name or "ATTR" in name or name.endswith("_NAME")]
hasconst = [i for i, name in enumerate(opname) if name.endswith("_CONST") or name.endswith("_K")]
