# What cabc answers to rare arguments and to wrong ones.
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
        print(text, "-> !", type(e).__name__, e)


run('from collections.abc import *')
run('import collections.abc')
show(r"Iterable()")
show(r"Sequence()")
show(r"MutableMapping()")
show(r"isinstance([],Sequence), isinstance({},Mapping), isinstance(set(),Set), isinstance('',Hashable), isinstance([],Hashable)")
show(r"issubclass(list,MutableSequence), issubclass(tuple,MutableSequence)")
show(r"isinstance((i for i in []),Generator)")
show(r"isinstance(len,Callable)")
show(r"isinstance({}.keys(),KeysView),isinstance({}.keys(),Set)")
show(r"Callable[[int],str]")
show(r"Callable[...,str]")
show(r"Callable[[int]]")
show(r"Iterable[int]")
show(r"Mapping[str,int]")
run("""class S(Sequence):
  def __init__(s,*a): s.a=a
  def __len__(s): return len(s.a)
  def __getitem__(s,i): return s.a[i]""")
run('s=S(1,2,3,2)')
show(r"list(s), list(reversed(s)), s.index(2), s.count(2), 2 in s")
show(r"s.index(9)")
show(r"s.index(2,2)")
run("""class M(MutableMapping):
  def __init__(s): s.d={}
  def __getitem__(s,k): return s.d[k]
  def __setitem__(s,k,v): s.d[k]=v
  def __delitem__(s,k): del s.d[k]
  def __iter__(s): return iter(s.d)
  def __len__(s): return len(s.d)""")
run('m=M()')
show(r"m.update(a=1,b=2)")
show(r"m.pop('zz')")
show(r"m.pop('a')")
show(r"m.setdefault('q',5)")
show(r"m.popitem()")
show(r"m.keys(), m.values(), m.items()")
show(r"m=={'b':2}")
show(r"m.clear()")
show(r"m.popitem()")
show(r"m.get('x')")
run("""class MS(MutableSet):
  def __init__(s,it=()): s.s=list(dict.fromkeys(it))
  def __contains__(s,x): return x in s.s
  def __iter__(s): return iter(s.s)
  def __len__(s): return len(s.s)
  def add(s,x):
    if x not in s.s: s.s.append(x)
  def discard(s,x):
    if x in s.s: s.s.remove(x)
  def __repr__(s): return 'MS(%r)'%s.s""")
run('x=MS([1,2,3])')
show(r"x&[2,5], x|[9], x-[1], x^[1,9], x<=MS([1,2,3,4]), x.isdisjoint([7])")
show(r"x.remove(99)")
show(r"x.pop()")
run('x|=MS([5]); x')
run('x-=x; x')
show(r"x==MS()")
show(r"MS().pop()")
run("""class ML(MutableSequence):
  def __init__(s,*a): s.a=list(a)
  def __len__(s): return len(s.a)
  def __getitem__(s,i): return s.a[i]
  def __setitem__(s,i,v): s.a[i]=v
  def __delitem__(s,i): del s.a[i]
  def insert(s,i,v): s.a.insert(i,v)""")
run('l=ML(1,2)')
run('l.append(3); l.extend([4,5]); l+=[6]; l.reverse(); l.a')
show(r"l.pop(), l.pop(0), l.remove(3), l.a")
show(r"l.remove(33)")
run('l.clear(); l.a')
show(r"l.pop()")
run("""class Half(Sequence):
  def __len__(self): return 0""")
show(r"Half()")
run("""class G(Generator):
  def send(s,v): return v
  def throw(s,t,v=None,tb=None): raise StopIteration""")
show(r"next(G())")
show(r"G().close()")
run("""class H:
  __hash__=None""")
show(r"isinstance(H(),Hashable)")
show(r"hash(H())")
show(r"Buffer")
show(r"isinstance(b'',Buffer)")
show(r"Sized.__abstractmethods__")
show(r"sorted(MutableMapping.__abstractmethods__)")
show(r"Set._from_iterable")
show(r"Mapping.__reversed__")
show(r"reversed(m)")
show(r"Iterable.register(int)")
show(r"isinstance(5,Iterable)")
