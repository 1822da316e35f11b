# unittest.mock: what mocks record, how they are set up, and patches of every kind.
from unittest.mock import *
from unittest import mock
import unittest, os, re
def p(x): print(re.sub(r"id='\d+'", "id='N'", x if isinstance(x,str) else repr(x)))
def err(f,*a,**k):
    try: f(*a,**k)
    except BaseException as e: p(type(e).__name__+': '+str(e))
    else: print('no error')
m=Mock()
p(m); p(m.foo); p(m.foo.bar(1)); p(m.foo()()); p(MagicMock()); p(Mock(name='nm')); p(Mock(name='nm').x.y())
m(1,2,a=3); p(m.call_args); p(m.mock_calls); p(m.method_calls); p(m.call_args_list); p(m.call_count); p(m.called)
p(m.call_args.args); p(m.call_args.kwargs)
err(m.assert_called_with,1); err(m.assert_called_once); err(m.assert_not_called); err(m.assert_any_call,4)
err(m.assert_has_calls,[call(1),call(2)]); err(m.assert_called_once_with,1,2,a=3); m(5); err(m.assert_called_once_with,5); err(m.assert_called_once)
err(Mock().assert_called); err(Mock().assert_called_with,1,b=2); err(Mock(name='xx').assert_called)
err(m.assert_has_calls,[call(9)],any_order=True)
err(lambda:m.assert_foo); err(lambda: m.called_once)
m.assert_has_calls([call(1,2,a=3),call(5)])
m=Mock(return_value=3); p(m()); m.return_value=4; p(m())
m=Mock(side_effect=ValueError('boo')); err(m)
m=Mock(side_effect=[1,2,KeyError('k')]); p([m(),m()]); err(m); err(m)
m=Mock(side_effect=lambda x:x*2); p(m(4))
m=MagicMock(); p(len(m)); p(bool(m)); p(int(m)); p(float(m)); p(list(m)); p(3 in m); m.__getitem__.return_value='it'; p(m[3]); p(m.mock_calls)
m.__len__.return_value=5; p(len(m)); m.__str__.return_value='str!'; p(str(m)); m.__iter__.return_value=[1,2]; p(list(m)); p(list(m))
with m as z: p(z)
m.__enter__.return_value='in'
with m as z: p(z)
p(m==m); p(m==3); p(m!=3); err(lambda: m<3); p(m+1); p(1+MagicMock() is not None) if False else None
p(hash(m)==hash(m)); m.__add__.return_value=7; p(m+1); p(m.__add__.mock_calls)
class Foo:
    attr=1
    def __init__(self,a,b=2): pass
    def meth(self,x,y=1): return 1
    @classmethod
    def cm(cls,q): pass
    @staticmethod
    def sm(q): pass
    @property
    def prop(self): return 5
f=Mock(spec=Foo); p(f); p(isinstance(f,Foo)); p(f.meth(1)); err(lambda:f.nope); f.other=3; p(f.other)
f=Mock(spec_set=Foo); p(f); 
def sa(): f.zzz=3
err(sa)
f=create_autospec(Foo); p(f); err(f); o=f(1); p(o); p(o.meth(1)); err(o.meth); err(o.meth,1,2,3); err(f.cm); f.sm(1); p(f.mock_calls); err(lambda:o.nope)
o.meth.assert_called_with(1)
def func(a,b,c=3): "doc"
g=create_autospec(func,return_value='r'); p(g(1,2)); err(g,1); g.assert_called_once_with(1,2); err(g.assert_called_with,3); p(g.__name__); p(g.call_count); p(g.mock_calls)
with patch('os.getcwd',return_value='/fake') as gc: p(os.getcwd()); p(gc)
p(os.getcwd()!='/fake')
@patch('os.listdir')
@patch('os.path.exists')
def t(ex,ls): ex.return_value=True; ls.return_value=['a']; p(os.path.exists('zz')); p(os.listdir('.')); p(ex); ex.assert_called_once_with('zz'); p(ls.mock_calls)
t()
with patch.object(Foo,'meth',autospec=True) as mm: Foo(1).meth(3); p(mm.call_count); err(lambda: Foo(1).meth())
with patch.object(Foo,'attr',99): p(Foo.attr)
p(Foo.attr)
with patch.dict('os.environ',{'A_B':'x'}): p(os.environ['A_B'])
p('A_B' in os.environ)
d={'a':1}
with patch.dict(d,{'b':2},clear=True): p(d)
p(d)
with patch.multiple(Foo,attr=5,meth=DEFAULT) as vals: p(sorted(vals)); p(Foo.attr)
err(lambda: patch('os'))
with patch.object(Foo,'prop',new_callable=PropertyMock) as pm:
    pm.return_value=77; p(Foo(1).prop); p(pm.mock_calls)
mo=mock_open(read_data='l1\nl2\n')
with patch('builtins.open',mo):
    with open('x') as fh: p(fh.read())
    with open('x') as fh: p(list(fh))
    with open('x') as fh: p(fh.readline())
    with open('y','w') as fh: fh.write('data')
p(mo.mock_calls); mo.assert_called_with('y','w'); mo().write.assert_called_once_with('data')
p(sentinel.foo); p(sentinel.foo is sentinel.foo); p(ANY==3); p(ANY); p(call(1,ANY)==call(1,2))
p(call.foo(1).bar(2)); p(call.foo(1).bar(2).call_list()); p(call()); p(call); p(call.a.b); p(call(1)==((1,),{})); p(call(1)==('',(1,),{})); p(call.foo(1)==('foo',(1,)))
m=Mock(); m.a(1); m.b.c(2); m.d().e(3); p(m.mock_calls); p(m.method_calls); p(m.mock_calls==[call.a(1),call.b.c(2),call.d(),call.d().e(3)])
m.reset_mock(); p(m.mock_calls); p(m.a.called)
m=Mock(**{'a.b.return_value':3,'x':4}); p(m.a.b()); p(m.x)
m=Mock(); c=Mock(); m.attach_mock(c,'kid'); c(1); m.kid(2); p(m.mock_calls); p(c)
m=Mock(); c1=Mock(return_value=None); c1(3); m.child=c1; c1(4); p(m.mock_calls)
m=Mock(); m.x=1; seal(m); err(lambda:m.y); p(m.x)
m=Mock(wraps=[1,2]); p(m.count(1)); p(m.mock_calls)
m=Mock(); del m.foo; err(lambda: m.foo); p(hasattr(m,'foo'))
m=NonCallableMock(); err(m); p(callable(m)); p(callable(Mock()))
m=MagicMock(); m.__str__=lambda self:'mine'; p(str(m))
m=Mock(); m.__len__=Mock(return_value=9); p(len(m)); err(lambda: Mock().__len__); err(len,Mock())
m=MagicMock(spec=['a','b']); p(m); p(m.a); err(lambda:m.c); err(len,m)
m=MagicMock(name='api'); m.get('u').json.return_value={'a':1}; p(m.get('u').json()); p(m.mock_calls); p(m.get)
class T(unittest.TestCase):
    @patch.object(Foo,'meth',return_value=8)
    def test_a(self,m): self.assertEqual(Foo(1).meth(2),8); m.assert_called_once_with(2)
    def setUp(self):
        pt=patch('os.getpid',return_value=1); self.addCleanup(pt.stop); self.m=pt.start()
    def test_b(self): self.assertEqual(os.getpid(),1)
r=unittest.TestResult(); unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r); p(str(r)); [print(x[1]) for x in r.errors+r.failures]
p(sorted(x for x in dir(Mock()) if not x.startswith('_'))); p(Mock(spec=int).__class__); 
@patch('os.getcwd', new=lambda:'nn')
class Z:
    def test_x(self): return os.getcwd()
    def other(self): return os.getcwd()
p(Z().test_x()); p(Z().other()!='nn')
