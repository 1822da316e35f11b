# What mock answers to rare arguments and to wrong ones.
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


run('from unittest.mock import *')
run('import unittest.mock as um')
run('m=Mock(); m.a.b(1,x=2); m.mock_calls, m.a.b.called, m.a.b.call_count, m.a.b.call_args, m.a.b.call_args.args, m.a.b.call_args.kwargs, m.method_calls')
run('m=Mock(return_value=5); m(1), m(2), m.call_args_list, m.return_value')
show(r"m.assert_called_with(3)")
show(r"m.assert_called_once()")
show(r"m.assert_called_once_with(1)")
show(r"m.assert_any_call(9)")
show(r"m.assert_not_called()")
show(r"m.assert_has_calls([call(2),call(1)])")
show(r"Mock().assert_called()")
show(r"Mock().assert_called_with(1)")
show(r"Mock(spec=['a']).b")
show(r"Mock(spec=int).foo")
run("m=Mock(side_effect=ValueError('boom')); m()")
run('m=Mock(side_effect=[1,2]); m(),m()')
show(r"m()")
run('m=Mock(side_effect=lambda x:x*2); m(4)')
show(r"m.assert_caled()")
run('m.reset_mock(); m.called')
run('mm=MagicMock(); len(mm), mm[1].__class__, bool(mm), int(mm), list(mm), str(mm)[:10], mm==mm, hash(mm)==hash(mm), mm<5 if 0 else 0')
run('mm.__len__.return_value=3; len(mm)')
run("mm.__getitem__.side_effect=lambda k:k; mm['q']")
run('with mm as c: c.x()')
show(r"mm.__enter__.called")
run('import os, json')
run("with patch.object(os,'sep','X'): print(os.sep)")
run("with patch.dict(os.environ,{'ZZ':'1'}): print(os.environ['ZZ'])")
show(r"'ZZ' in os.environ")
run("with patch('nomod.x'): pass")
run("with patch('x'): pass")
run("""@patch('os.listdir')
t()""")
show(r"call(1,a=2), call.foo(3), call(1)==call(1), call.a.b(1).c, [call(1),call(2)]==[call(1),call(2)], ANY==5, ANY")
show(r"sentinel.x, sentinel.x is sentinel.x, DEFAULT")
run('def f(a,b=1): pass')
run('s=create_autospec(f); s(1)')
show(r"s()")
show(r"s(1,2,3)")
show(r"s.assert_called_with(1,b=1)")
run("""class K:
  def meth(self,a): return a
  attr=5""")
run('k=create_autospec(K); i=k(); i.meth(1); i.meth.call_args')
show(r"i.meth()")
show(r"i.nope")
run('p=PropertyMock(return_value=7)')
run('class Q: pass')
run('type_=type(Q()); Q.v=p; Q().v, p.call_count')
run("mo=mock_open(read_data='l1\\nl2\\n')")
run("""with patch('builtins.open',mo): 
  with open('f') as h: print(h.read()); 
  print(open('f').readlines(), [l for l in open('f')]); mo.assert_called_with('f')""")
run("m=Mock(); m.x=5; m.configure_mock(y=6,**{'z.return_value':7}); m.x,m.y,m.z()")
run("m=Mock(); m.attach_mock(Mock(),'child'); m.child(1); m.mock_calls")
run('n=NonCallableMock(); n()')
run('seal(m); m.newattr')
run('m1=Mock(wraps=len); m1([1,2]), m1.call_args')
show(r"Mock().foo.bar.baz._mock_name, repr(Mock(name='q').a.b)[:20]")
run("m=Mock(); m(1); m('a',k=[1]); m.call_args_list==[((1,),),(('a',),{'k':[1]})], m.mock_calls==[call(1),call('a',k=[1])]")
run('del m.foo; m.foo')
show(r"FILTER_DIR, dir(Mock(spec=['a']))[-1]")
show(r"m.assert_called_with(1,2,key='v')")
show(r"m.assert_has_calls([call(1)],any_order=True), m.call_count")
run('m.foo.side_effect=KeyError; m.foo()')
