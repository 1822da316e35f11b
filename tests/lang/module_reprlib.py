# What the module reprlib does, rare arguments and wrong ones with it.
import re


def show(text):
    try:
        print(text, "->", re.sub("0x[0-9a-f]{6,}", "0x0", repr(eval(text))))
    except Exception as e:
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


def run(text):
    try:
        exec(text, globals())
    except Exception as e:
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


run('import reprlib')
run('from reprlib import repr as R')
show(r"R(list(range(20))), R('x'*100), R({i:i for i in range(10)}), R(set(range(10))), R(10**100), R((1,)), R([[[[[[[[1]]]]]]]]), R(frozenset('abcdefgh')), R({}), R(set()), R('it\'s'*20)")
run('import collections, array')
show(r"R(collections.deque(range(9))), R(array.array('i',range(9))), R(1.123456789), R(b'a'*50), R(range(10)), R(None)")
run("r=reprlib.Repr(); r.maxlist=2; r.maxstring=10; r.repr([1,2,3]), r.repr('hello world foo'), reprlib.Repr(maxlist=3).repr([1]*5), reprlib.aRepr.maxdict")
run("""class L(list):
  @reprlib.recursive_repr()
  def __repr__(s): return '<'+'|'.join(map(repr,s))+'>'""")
run("l=L('ab'); l.append(l); l")
run("""class My(reprlib.Repr):
  def repr_int(s,x,level): return 'int!'""")
show(r"My().repr([1,'a'])")
run("print(reprlib.Repr(indent=2).repr([1,[2,3],{'a':(4,)}])); print(reprlib.Repr(indent='->').repr([1,[2]])); print(reprlib.Repr(maxlevel=1).repr([1,[2,[3]]]))")
show(r"reprlib.Repr(indent=1.5).repr([1])")
