// The tree that the parser builds, in the words of CPython 3.12's ast.dump().
#include <gtest/gtest.h>

#include "tests/unit/front_support.h"

namespace gilbox::front {
namespace {

TEST(Parser, Operators_bind_as_in_CPython) {
  EXPECT_EQ(dump_of("a + b * c ** -d"),
            "Expr(value=BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=BinOp(left=Name(id='b', "
            "ctx=Load()), op=Mult(), right=BinOp(left=Name(id='c', ctx=Load()), op=Pow(), "
            "right=UnaryOp(op=USub(), operand=Name(id='d', ctx=Load()))))))");
  EXPECT_EQ(dump_of("a or b and not c"),
            "Expr(value=BoolOp(op=Or(), values=[Name(id='a', ctx=Load()), BoolOp(op=And(), "
            "values=[Name(id='b', ctx=Load()), UnaryOp(op=Not(), operand=Name(id='c', ctx=Load()))])]))");
  EXPECT_EQ(dump_of("a < b == c is not d not in e"),
            "Expr(value=Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), Eq(), IsNot(), NotIn()], "
            "comparators=[Name(id='b', ctx=Load()), Name(id='c', ctx=Load()), Name(id='d', ctx=Load()), "
            "Name(id='e', ctx=Load())]))");
  EXPECT_EQ(dump_of("a if b else c if d else e"),
            "Expr(value=IfExp(test=Name(id='b', ctx=Load()), body=Name(id='a', ctx=Load()), "
            "orelse=IfExp(test=Name(id='d', ctx=Load()), body=Name(id='c', ctx=Load()), orelse=Name(id='e', "
            "ctx=Load()))))");
  EXPECT_EQ(dump_of("x | y ^ z & w << 1"),
            "Expr(value=BinOp(left=Name(id='x', ctx=Load()), op=BitOr(), right=BinOp(left=Name(id='y', "
            "ctx=Load()), op=BitXor(), right=BinOp(left=Name(id='z', ctx=Load()), op=BitAnd(), "
            "right=BinOp(left=Name(id='w', ctx=Load()), op=LShift(), right=Constant(value=1))))))");
  EXPECT_EQ(dump_of("-x ** 2"),
            "Expr(value=UnaryOp(op=USub(), operand=BinOp(left=Name(id='x', ctx=Load()), op=Pow(), "
            "right=Constant(value=2))))");
  EXPECT_EQ(dump_of("lambda x, *y, k=1, **z: x"),
            "Expr(value=Lambda(args=arguments(posonlyargs=[], args=[arg(arg='x')], vararg=arg(arg='y'), "
            "kwonlyargs=[arg(arg='k')], kw_defaults=[Constant(value=1)], kwarg=arg(arg='z'), defaults=[]), "
            "body=Name(id='x', ctx=Load())))");
  EXPECT_EQ(dump_of("a @ b // c % d"),
            "Expr(value=BinOp(left=BinOp(left=BinOp(left=Name(id='a', ctx=Load()), op=MatMult(), "
            "right=Name(id='b', ctx=Load())), op=FloorDiv(), right=Name(id='c', ctx=Load())), op=Mod(), "
            "right=Name(id='d', ctx=Load())))");
}

TEST(Parser, Primaries_chain) {
  EXPECT_EQ(dump_of("a.b[c](d).e"),
            "Expr(value=Attribute(value=Call(func=Subscript(value=Attribute(value=Name(id='a', ctx=Load()), "
            "attr='b', ctx=Load()), slice=Name(id='c', ctx=Load()), ctx=Load()), args=[Name(id='d', "
            "ctx=Load())], keywords=[]), attr='e', ctx=Load()))");
  EXPECT_EQ(dump_of("a[1:2, ::3, ...]"),
            "Expr(value=Subscript(value=Name(id='a', ctx=Load()), "
            "slice=Tuple(elts=[Slice(lower=Constant(value=1), upper=Constant(value=2)), "
            "Slice(step=Constant(value=3)), Constant(value=Ellipsis)], ctx=Load()), ctx=Load()))");
  EXPECT_EQ(
      dump_of("a[*b]"),
      "Expr(value=Subscript(value=Name(id='a', ctx=Load()), slice=Tuple(elts=[Starred(value=Name(id='b', "
      "ctx=Load()), ctx=Load())], ctx=Load()), ctx=Load()))");
  EXPECT_EQ(dump_of("f(a, *b, k=c, **d)"),
            "Expr(value=Call(func=Name(id='f', ctx=Load()), args=[Name(id='a', ctx=Load()), "
            "Starred(value=Name(id='b', ctx=Load()), ctx=Load())], keywords=[keyword(arg='k', "
            "value=Name(id='c', ctx=Load())), keyword(value=Name(id='d', ctx=Load()))]))");
  EXPECT_EQ(dump_of("f(x for x in y)"),
            "Expr(value=Call(func=Name(id='f', ctx=Load()), args=[GeneratorExp(elt=Name(id='x', ctx=Load()), "
            "generators=[comprehension(target=Name(id='x', ctx=Store()), iter=Name(id='y', ctx=Load()), "
            "ifs=[], is_async=0)])], keywords=[]))");
  EXPECT_EQ(dump_of("await_ = a.b"),
            "Assign(targets=[Name(id='await_', ctx=Store())], value=Attribute(value=Name(id='a', "
            "ctx=Load()), attr='b', ctx=Load()))");
}

TEST(Parser, Displays_and_comprehensions) {
  EXPECT_EQ(dump_of("[1, *a]"),
            "Expr(value=List(elts=[Constant(value=1), Starred(value=Name(id='a', ctx=Load()), ctx=Load())], "
            "ctx=Load()))");
  EXPECT_EQ(dump_of("{1, 2}"), "Expr(value=Set(elts=[Constant(value=1), Constant(value=2)]))");
  EXPECT_EQ(dump_of("{1: 2, **a}"),
            "Expr(value=Dict(keys=[Constant(value=1), None], values=[Constant(value=2), Name(id='a', "
            "ctx=Load())]))");
  EXPECT_EQ(dump_of("()"), "Expr(value=Tuple(elts=[], ctx=Load()))");
  EXPECT_EQ(dump_of("(1,)"), "Expr(value=Tuple(elts=[Constant(value=1)], ctx=Load()))");
  EXPECT_EQ(dump_of("[x for x in y if z if w for v in u]"),
            "Expr(value=ListComp(elt=Name(id='x', ctx=Load()), generators=[comprehension(target=Name(id='x', "
            "ctx=Store()), iter=Name(id='y', ctx=Load()), ifs=[Name(id='z', ctx=Load()), Name(id='w', "
            "ctx=Load())], is_async=0), comprehension(target=Name(id='v', ctx=Store()), iter=Name(id='u', "
            "ctx=Load()), ifs=[], is_async=0)]))");
  EXPECT_EQ(dump_of("{a: b for a, b in c}"),
            "Expr(value=DictComp(key=Name(id='a', ctx=Load()), value=Name(id='b', ctx=Load()), "
            "generators=[comprehension(target=Tuple(elts=[Name(id='a', ctx=Store()), Name(id='b', "
            "ctx=Store())], ctx=Store()), iter=Name(id='c', ctx=Load()), ifs=[], is_async=0)]))");
  EXPECT_EQ(dump_of("{x async for x in y}"),
            "Expr(value=SetComp(elt=Name(id='x', ctx=Load()), generators=[comprehension(target=Name(id='x', "
            "ctx=Store()), iter=Name(id='y', ctx=Load()), ifs=[], is_async=1)]))");
}

TEST(Parser, Assignments_keep_their_targets) {
  EXPECT_EQ(dump_of("a = b = c"),
            "Assign(targets=[Name(id='a', ctx=Store()), Name(id='b', ctx=Store())], value=Name(id='c', "
            "ctx=Load()))");
  EXPECT_EQ(dump_of("a, *b = c"),
            "Assign(targets=[Tuple(elts=[Name(id='a', ctx=Store()), Starred(value=Name(id='b', ctx=Store()), "
            "ctx=Store())], ctx=Store())], value=Name(id='c', ctx=Load()))");
  EXPECT_EQ(dump_of("(a, [b, c.d]) = e"),
            "Assign(targets=[Tuple(elts=[Name(id='a', ctx=Store()), List(elts=[Name(id='b', ctx=Store()), "
            "Attribute(value=Name(id='c', ctx=Load()), attr='d', ctx=Store())], ctx=Store())], "
            "ctx=Store())], value=Name(id='e', ctx=Load()))");
  EXPECT_EQ(dump_of("x: int = 3"),
            "AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', ctx=Load()), "
            "value=Constant(value=3), simple=1)");
  EXPECT_EQ(dump_of("(x): int"),
            "AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', ctx=Load()), simple=0)");
  EXPECT_EQ(dump_of("a.b: c"),
            "AnnAssign(target=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Store()), "
            "annotation=Name(id='c', ctx=Load()), simple=0)");
  EXPECT_EQ(dump_of("x += 1"),
            "AugAssign(target=Name(id='x', ctx=Store()), op=Add(), value=Constant(value=1))");
  EXPECT_EQ(dump_of("x @= y"),
            "AugAssign(target=Name(id='x', ctx=Store()), op=MatMult(), value=Name(id='y', ctx=Load()))");
  EXPECT_EQ(dump_of("(y := f(x))"),
            "Expr(value=NamedExpr(target=Name(id='y', ctx=Store()), value=Call(func=Name(id='f', "
            "ctx=Load()), args=[Name(id='x', ctx=Load())], keywords=[])))");
  EXPECT_EQ(dump_of("*a, b = c"),
            "Assign(targets=[Tuple(elts=[Starred(value=Name(id='a', ctx=Store()), ctx=Store()), Name(id='b', "
            "ctx=Store())], ctx=Store())], value=Name(id='c', ctx=Load()))");
}

TEST(Parser, Strings_are_decoded_and_joined) {
  EXPECT_EQ(dump_of("'a' 'b'"), "Expr(value=Constant(value='ab'))");
  EXPECT_EQ(dump_of("'\\x41\\u4e2d\\n\\101\\q'"), "Expr(value=Constant(value='A中\\nA\\\\q'))");
  EXPECT_EQ(dump_of("r'\\n'"), "Expr(value=Constant(value='\\\\n'))");
  EXPECT_EQ(dump_of("b'\\x00a'"), "Expr(value=Constant(value=b'\\x00a'))");
  EXPECT_EQ(dump_of("u'x'"), "Expr(value=Constant(value='x', kind='u'))");
  EXPECT_EQ(dump_of("'''a\nb'''"), "Expr(value=Constant(value='a\\nb'))");
  EXPECT_EQ(dump_of("'中文'"), "Expr(value=Constant(value='中文'))");
}

TEST(Parser, Fstrings_become_their_parts) {
  EXPECT_EQ(dump_of("f'a{b}c'"),
            "Expr(value=JoinedStr(values=[Constant(value='a'), FormattedValue(value=Name(id='b', "
            "ctx=Load()), conversion=-1), Constant(value='c')]))");
  EXPECT_EQ(dump_of("f'{x!r:>{w}.2f}'"),
            "Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='x', ctx=Load()), conversion=114, "
            "format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', "
            "ctx=Load()), conversion=-1), Constant(value='.2f')]))]))");
  EXPECT_EQ(dump_of("f'{x = }'"),
            "Expr(value=JoinedStr(values=[Constant(value='x = '), FormattedValue(value=Name(id='x', "
            "ctx=Load()), conversion=114)]))");
  EXPECT_EQ(dump_of("f'{{}}{a}}}'"),
            "Expr(value=JoinedStr(values=[Constant(value='{}'), FormattedValue(value=Name(id='a', "
            "ctx=Load()), conversion=-1), Constant(value='}')]))");
  EXPECT_EQ(dump_of("'a' f'b{c}' 'd'"),
            "Expr(value=JoinedStr(values=[Constant(value='ab'), FormattedValue(value=Name(id='c', "
            "ctx=Load()), conversion=-1), Constant(value='d')]))");
  EXPECT_EQ(dump_of("f'{f\"{x}\"}'"),
            "Expr(value=JoinedStr(values=[FormattedValue(value=JoinedStr(values=[FormattedValue(value=Name("
            "id='x', ctx=Load()), conversion=-1)]), conversion=-1)]))");
  EXPECT_EQ(dump_of("rf'\\d{x}'"),
            "Expr(value=JoinedStr(values=[Constant(value='\\\\d'), FormattedValue(value=Name(id='x', "
            "ctx=Load()), conversion=-1)]))");
  EXPECT_EQ(dump_of("f'{x:%H:%M}'"),
            "Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='x', ctx=Load()), conversion=-1, "
            "format_spec=JoinedStr(values=[Constant(value='%H:%M')]))]))");
  EXPECT_EQ(dump_of("f'{a,b}'"),
            "Expr(value=JoinedStr(values=[FormattedValue(value=Tuple(elts=[Name(id='a', ctx=Load()), "
            "Name(id='b', ctx=Load())], ctx=Load()), conversion=-1)]))");
  EXPECT_EQ(
      dump_of("f'{lambda_}' f''"),
      "Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='lambda_', ctx=Load()), conversion=-1)]))");
}

TEST(Parser, Simple_statements) {
  EXPECT_EQ(dump_of("return"), "Return()");
  EXPECT_EQ(dump_of("pass; break; continue"), "Pass(), Break(), Continue()");
  EXPECT_EQ(dump_of("del a, b[0], (c, d)"),
            "Delete(targets=[Name(id='a', ctx=Del()), Subscript(value=Name(id='b', ctx=Load()), "
            "slice=Constant(value=0), ctx=Del()), Tuple(elts=[Name(id='c', ctx=Del()), Name(id='d', "
            "ctx=Del())], ctx=Del())])");
  EXPECT_EQ(dump_of("assert a, b"), "Assert(test=Name(id='a', ctx=Load()), msg=Name(id='b', ctx=Load()))");
  EXPECT_EQ(dump_of("raise A from b"), "Raise(exc=Name(id='A', ctx=Load()), cause=Name(id='b', ctx=Load()))");
  EXPECT_EQ(dump_of("import a.b as c, d"), "Import(names=[alias(name='a.b', asname='c'), alias(name='d')])");
  EXPECT_EQ(dump_of("from ..a import (b as c, d,)"),
            "ImportFrom(module='a', names=[alias(name='b', asname='c'), alias(name='d')], level=2)");
  EXPECT_EQ(dump_of("from . import *"), "ImportFrom(names=[alias(name='*')], level=1)");
  EXPECT_EQ(dump_of("global a, b"), "Global(names=['a', 'b'])");
  EXPECT_EQ(dump_of("nonlocal c"), "Nonlocal(names=['c'])");
  EXPECT_EQ(dump_of("yield"), "Expr(value=Yield())");
  EXPECT_EQ(dump_of("x = yield from y"),
            "Assign(targets=[Name(id='x', ctx=Store())], value=YieldFrom(value=Name(id='y', ctx=Load())))");
}

TEST(Parser, Compound_statements) {
  EXPECT_EQ(dump_of("if a: b\nelif c: d\nelse: e\n"),
            "If(test=Name(id='a', ctx=Load()), body=[Expr(value=Name(id='b', ctx=Load()))], "
            "orelse=[If(test=Name(id='c', ctx=Load()), body=[Expr(value=Name(id='d', ctx=Load()))], "
            "orelse=[Expr(value=Name(id='e', ctx=Load()))])])");
  EXPECT_EQ(dump_of("while a: b\nelse: c\n"),
            "While(test=Name(id='a', ctx=Load()), body=[Expr(value=Name(id='b', ctx=Load()))], "
            "orelse=[Expr(value=Name(id='c', ctx=Load()))])");
  EXPECT_EQ(dump_of("for a, b in c: d\nelse: e\n"),
            "For(target=Tuple(elts=[Name(id='a', ctx=Store()), Name(id='b', ctx=Store())], ctx=Store()), "
            "iter=Name(id='c', ctx=Load()), body=[Expr(value=Name(id='d', ctx=Load()))], "
            "orelse=[Expr(value=Name(id='e', ctx=Load()))])");
  EXPECT_EQ(
      dump_of("with a as b, c: d\n"),
      "With(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store())), "
      "withitem(context_expr=Name(id='c', ctx=Load()))], body=[Expr(value=Name(id='d', ctx=Load()))])");
  EXPECT_EQ(dump_of("with (a as b, c as d,): e\n"),
            "With(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', "
            "ctx=Store())), withitem(context_expr=Name(id='c', ctx=Load()), optional_vars=Name(id='d', "
            "ctx=Store()))], body=[Expr(value=Name(id='e', ctx=Load()))])");
  EXPECT_EQ(dump_of("with (a, b): c\n"),
            "With(items=[withitem(context_expr=Name(id='a', ctx=Load())), withitem(context_expr=Name(id='b', "
            "ctx=Load()))], body=[Expr(value=Name(id='c', ctx=Load()))])");
  EXPECT_EQ(dump_of("with (a): b\n"),
            "With(items=[withitem(context_expr=Name(id='a', ctx=Load()))], body=[Expr(value=Name(id='b', "
            "ctx=Load()))])");
  EXPECT_EQ(dump_of("try: a\nexcept B as c: d\nexcept: e\nelse: f\nfinally: g\n"),
            "Try(body=[Expr(value=Name(id='a', ctx=Load()))], handlers=[ExceptHandler(type=Name(id='B', "
            "ctx=Load()), name='c', body=[Expr(value=Name(id='d', ctx=Load()))]), "
            "ExceptHandler(body=[Expr(value=Name(id='e', ctx=Load()))])], orelse=[Expr(value=Name(id='f', "
            "ctx=Load()))], finalbody=[Expr(value=Name(id='g', ctx=Load()))])");
  EXPECT_EQ(dump_of("try: a\nexcept* B: c\n"),
            "TryStar(body=[Expr(value=Name(id='a', ctx=Load()))], handlers=[ExceptHandler(type=Name(id='B', "
            "ctx=Load()), body=[Expr(value=Name(id='c', ctx=Load()))])], orelse=[], finalbody=[])");
  EXPECT_EQ(
      dump_of("async def f():\n  async with a: await b\n  async for c in d: pass\n"),
      "AsyncFunctionDef(name='f', args=arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], "
      "defaults=[]), body=[AsyncWith(items=[withitem(context_expr=Name(id='a', ctx=Load()))], "
      "body=[Expr(value=Await(value=Name(id='b', ctx=Load())))]), AsyncFor(target=Name(id='c', ctx=Store()), "
      "iter=Name(id='d', ctx=Load()), body=[Pass()], orelse=[])], decorator_list=[], type_params=[])");
}

TEST(Parser, Functions_and_classes) {
  EXPECT_EQ(dump_of("@a.b\n@c()\ndef f(a, /, b: int = 1, *c, d, e=2, **g) -> h: pass\n"),
            "FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b', "
            "annotation=Name(id='int', ctx=Load()))], vararg=arg(arg='c'), kwonlyargs=[arg(arg='d'), "
            "arg(arg='e')], kw_defaults=[None, Constant(value=2)], kwarg=arg(arg='g'), "
            "defaults=[Constant(value=1)]), body=[Pass()], decorator_list=[Attribute(value=Name(id='a', "
            "ctx=Load()), attr='b', ctx=Load()), Call(func=Name(id='c', ctx=Load()), args=[], keywords=[])], "
            "returns=Name(id='h', ctx=Load()), type_params=[])");
  EXPECT_EQ(dump_of("def f(*, a): pass\n"),
            "FunctionDef(name='f', args=arguments(posonlyargs=[], args=[], kwonlyargs=[arg(arg='a')], "
            "kw_defaults=[None], defaults=[]), body=[Pass()], decorator_list=[], type_params=[])");
  EXPECT_EQ(dump_of("class A(B, metaclass=C): x = 1\n"),
            "ClassDef(name='A', bases=[Name(id='B', ctx=Load())], keywords=[keyword(arg='metaclass', "
            "value=Name(id='C', ctx=Load()))], body=[Assign(targets=[Name(id='x', ctx=Store())], "
            "value=Constant(value=1))], decorator_list=[], type_params=[])");
  EXPECT_EQ(dump_of("class A: pass\n"),
            "ClassDef(name='A', bases=[], keywords=[], body=[Pass()], decorator_list=[], type_params=[])");
  EXPECT_EQ(dump_of("def f[T: int, *U, **V](): pass\n"),
            "FunctionDef(name='f', args=arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], "
            "defaults=[]), body=[Pass()], decorator_list=[], type_params=[TypeVar(name='T', "
            "bound=Name(id='int', ctx=Load())), TypeVarTuple(name='U'), ParamSpec(name='V')])");
  EXPECT_EQ(dump_of("type X[T] = int\n"),
            "TypeAlias(name=Name(id='X', ctx=Store()), type_params=[TypeVar(name='T')], value=Name(id='int', "
            "ctx=Load()))");
}

TEST(Parser, Match_is_a_name_or_a_statement) {
  EXPECT_EQ(dump_of("match = 1"), "Assign(targets=[Name(id='match', ctx=Store())], value=Constant(value=1))");
  EXPECT_EQ(
      dump_of("match(x)"),
      "Expr(value=Call(func=Name(id='match', ctx=Load()), args=[Name(id='x', ctx=Load())], keywords=[]))");
  EXPECT_EQ(
      dump_of("match x:\n  case 1 | -2 | 'a': pass\n  case [a, *_]: pass\n  case {'k': v, **r}: pass\n  case "
              "A(b, c=d) as e if f: pass\n  case None: pass\n  case a.b: pass\n  case _: pass\n"),
      "Match(subject=Name(id='x', ctx=Load()), "
      "cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=1)), "
      "MatchValue(value=UnaryOp(op=USub(), operand=Constant(value=2))), "
      "MatchValue(value=Constant(value='a'))]), body=[Pass()]), "
      "match_case(pattern=MatchSequence(patterns=[MatchAs(name='a'), MatchStar()]), body=[Pass()]), "
      "match_case(pattern=MatchMapping(keys=[Constant(value='k')], patterns=[MatchAs(name='v')], rest='r'), "
      "body=[Pass()]), match_case(pattern=MatchAs(pattern=MatchClass(cls=Name(id='A', ctx=Load()), "
      "patterns=[MatchAs(name='b')], kwd_attrs=['c'], kwd_patterns=[MatchAs(name='d')]), name='e'), "
      "guard=Name(id='f', ctx=Load()), body=[Pass()]), match_case(pattern=MatchSingleton(value=None), "
      "body=[Pass()]), match_case(pattern=MatchValue(value=Attribute(value=Name(id='a', ctx=Load()), "
      "attr='b', ctx=Load())), body=[Pass()]), match_case(pattern=MatchAs(), body=[Pass()])])");
  EXPECT_EQ(dump_of("match[x] = case"),
            "Assign(targets=[Subscript(value=Name(id='match', ctx=Load()), slice=Name(id='x', ctx=Load()), "
            "ctx=Store())], value=Name(id='case', ctx=Load()))");
  EXPECT_EQ(dump_of("type = type_(1)"),
            "Assign(targets=[Name(id='type', ctx=Store())], value=Call(func=Name(id='type_', ctx=Load()), "
            "args=[Constant(value=1)], keywords=[]))");
}

TEST(Parser, Numbers_keep_their_value) {
  EXPECT_EQ(dump_of("0x_ff, 0b101, 0o17, 1_000"),
            "Expr(value=Tuple(elts=[Constant(value=255), Constant(value=5), Constant(value=15), "
            "Constant(value=1000)], ctx=Load()))");
  EXPECT_EQ(dump_of("1e3, .5, 1., 1e400, 1_0.0_1"),
            "Expr(value=Tuple(elts=[Constant(value=1000.0), Constant(value=0.5), Constant(value=1.0), "
            "Constant(value=inf), Constant(value=10.01)], ctx=Load()))");
  EXPECT_EQ(dump_of("2j"), "Expr(value=Constant(value=2j))");
  EXPECT_EQ(dump_of("0xFFFFFFFFFFFFFFFFFFFFFFFF"),
            "Expr(value=Constant(value=79228162514264337593543950335))");
  EXPECT_EQ(dump_of("00"), "Expr(value=Constant(value=0))");
}

TEST(Parser, Coding_lines_and_marks_are_honoured) {
  EXPECT_EQ(dump_of("\xEF\xBB\xBFx"), dump_of("x"));
  EXPECT_EQ(dump_of("# -*- coding: latin-1 -*-\n'\xE9'"), dump_of("'\xC3\xA9'"));
  EXPECT_EQ(dump_of("# coding: utf-8\r\nx\ry\n"), dump_of("x\ny"));
  EXPECT_EQ(report_of("# coding: big5\n"),
            "SyntaxError: encoding problem: gilbox does not support the source encoding 'big5'\n");
  EXPECT_EQ(
      report_of("x = '\xFF'\n"),
      "SyntaxError: Non-UTF-8 code starting with '\\xff' in file f.py on line 1, but no encoding declared; "
      "see https://peps.python.org/pep-0263/ for details\n");
  EXPECT_EQ(report_of(std::string_view("x = 1\0", 6)),
            "  File \"f.py\", line 1\n    x = 1\nSyntaxError: source code cannot contain null bytes\n");
}

TEST(Parser, Reports_look_like_those_of_CPython) {
  EXPECT_EQ(report_of("if x:\n    名字 = f(1 2)\n"),
            "  File \"f.py\", line 2\n    名字 = f(1 2)\n           ^^^\n"
            "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n");
  EXPECT_EQ(report_of("\tx = = 1\n"),
            "  File \"f.py\", line 1\n    x = = 1\nIndentationError: unexpected indent\n");
  EXPECT_EQ(report_of("f(\n"),
            "  File \"f.py\", line 1\n    f(\n     ^\nSyntaxError: '(' was never closed\n");
}

}  // namespace
}  // namespace gilbox::front
