# What types answers to rare arguments and to wrong ones.
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


run('import types')
run('from types import *')
show(r"SimpleNamespace(a=1,b='x'), SimpleNamespace()==SimpleNamespace(), SimpleNamespace(a=1)==SimpleNamespace(a=2)")
show(r"SimpleNamespace(1)")
show(r"SimpleNamespace({'a':1})")
show(r"SimpleNamespace(a=1).b")
run('n=SimpleNamespace(a=1); n.b=2; del n.a; n, vars(n), n.__dict__')
run('n.self=n; n')
run("m=MappingProxyType({'a':1})")
show(r"m, m['a'], m|{'b':2}, len(m), list(m), m=={'a':1}, m.get('z'), 'a' in m, m.copy(), hash(m) if 0 else 1")
run("m['b']=1")
run("del m['a']")
show(r"m.a")
show(r"m['zz']")
show(r"hash(m)")
show(r"MappingProxyType(5)")
show(r"MappingProxyType()")
show(r"ModuleType('m'), ModuleType('m','doc').__doc__, ModuleType('m').__name__")
show(r"ModuleType()")
show(r"ModuleType(5)")
show(r"ModuleType('m').x")
run('f=FunctionType((lambda a,b=1:a+b).__code__,{}); f(1,2)')
show(r"f(1)")
show(r"FunctionType(5,{})")
show(r"FunctionType(f.__code__,{},'nm',(5,)).__name__")
show(r"MethodType(lambda s:s,5)()")
show(r"MethodType(5,5)")
show(r"MethodType(len,None)")
show(r"MethodType(lambda s:0,[1])")
show(r"new_class('X',(int,),{},lambda ns:ns.update(a=1)).a")
show(r"new_class('X'), prepare_class('X'), resolve_bases((list[int],))")
show(r"get_original_bases(type('Q',(),{})), get_original_bases(5)")
show(r"coroutine(5)")
run("""class D:
  @DynamicClassAttribute
  def x(s): return 5""")
show(r"D().x")
show(r"GenericAlias(list,(int,)), list[int]|None, int|str, UnionType, type(int|str), (int|str).__args__, int|None")
show(r"CellType().cell_contents")
show(r"type(f.__closure__), NoneType()")
show(r"FrameType()")
show(r"GeneratorType()")
show(r"BuiltinFunctionType is BuiltinMethodType, LambdaType is FunctionType")
run("""def g():
  x=1
  def h(): return x
  return h""")
run('co=(lambda a,/,b,*,c=1,**k:0).__code__')
show(r"co.co_argcount,co.co_posonlyargcount,co.co_kwonlyargcount,co.co_varnames,co.co_name,co.co_qualname,co.co_flags,co.co_filename,co.co_firstlineno,co.co_nlocals")
show(r"co.replace(co_name='zz').co_name")
show(r"co")
show(r"type.__call__(types.SimpleNamespace,a=2)")
