# io: every kind of stream
import io, os, tempfile, sys
s=io.StringIO('line1\nline2\nline3'); print(s.read(3),s.readline(),s.readlines(),s.tell(),s.seek(0),s.getvalue()); s.truncate(3); print(s.getvalue(),s.closed); s.close(); 
try: s.read()
except ValueError as e: print(e)
s=io.StringIO(newline=None); s.write('a\r\nb'); print(repr(s.getvalue())); s=io.StringIO(); print(s.write('abc'),s.writelines(['x','y']),s.getvalue()); s.seek(1); s.write('ZZ'); print(s.getvalue()); print('k',file=s); print(repr(s.getvalue()))
b=io.BytesIO(b'hello'); print(b.read(2),b.getvalue(),b.getbuffer()[1],b.read1(2),b.readinto(bytearray(3)),b.seek(-2,2),b.read()); b.write(b'!!'); print(b.getvalue())
for f in (lambda:io.StringIO(b'x'),lambda:io.BytesIO('x'),lambda:io.StringIO().write(3),lambda:io.BytesIO().write('x'),lambda:io.StringIO().fileno(),lambda:open('/nope'),lambda:open('/tmp','r'),lambda:open('x','q'),lambda:open('x','rb',encoding='utf8'),lambda:open('x','rw'),lambda:io.StringIO().seek(-1),lambda:io.StringIO().seek(1,1), lambda:open(3.5)):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
d=tempfile.mkdtemp(); p=d+'/f.txt'
with open(p,'w',encoding='utf-8') as f: print(f.write('héllo\nwörld\n'),f.name==p,f.mode,f.encoding,f.closed,f.writable(),f.readable(),f.tell(),f.errors,f.line_buffering,f.newlines)
print(f.closed)
with open(p,encoding='utf-8') as f: print(f.read(2),f.tell(),f.seek(0),[l for l in f],f.read()=='')
with open(p,'rb') as f: print(f.read(),f.tell(),f.peek(1) if hasattr(f,'peek') else 0,type(f).__name__,f.raw.__class__.__name__,f.mode)
with open(p,'r+') as f: f.seek(0,2); f.write('end'); f.seek(0); print(f.readlines())
with open(p,'a') as f: f.write('X'); print(f.tell())
with open(p,'x' if not os.path.exists(p) else 'r') as f: print(f.buffer.__class__.__name__, f.buffer.raw.__class__.__name__)
try: open(p,'x')
except FileExistsError as e: print('exists')
with open(p,'r') as f:
    try: f.write('x')
    except io.UnsupportedOperation as e: print(e)
with open(p,'w') as f:
    try: f.read()
    except io.UnsupportedOperation as e: print(e)
with open(p,'wb') as f: f.write(b'\xff\xfe')
try: open(p,encoding='utf-8').read()
except UnicodeDecodeError as e: print(e)
print(open(p,encoding='utf-8',errors='replace').read(),open(p,encoding='latin-1').read())
with open(p,'w',newline='') as f: f.write('a\r\nb\n')
print(open(p,newline='').read().encode(),open(p).read().encode(),open(p).readlines())
f=open(p); next(f); f.close()
try: next(f)
except ValueError as e: print(e)
w=io.TextIOWrapper(io.BytesIO(),encoding='utf-8',write_through=True); w.write('é'); w.flush(); print(w.buffer.getvalue()); 
r=io.BufferedReader(io.BytesIO(b'abc')); print(r.peek(),r.read(1),r.read1()); 
class R(io.RawIOBase):
    def readable(self): return True
    def readinto(self,b): b[:2]=b'hi'; self.n=getattr(self,'n',0)+1; return 2 if self.n<3 else 0
print(io.BufferedReader(R()).read())
class Up(io.TextIOBase):
    def write(self,s): sys.__stdout__.write(s.upper()); return len(s)
print('shout',file=Up())
print(isinstance(sys.stdout,io.TextIOBase),isinstance(open(p,'rb'),io.BufferedIOBase),io.DEFAULT_BUFFER_SIZE,io.SEEK_SET, io.UnsupportedOperation.__mro__[1:3])
with io.StringIO('a,b\n1,2') as f:
    for i,l in enumerate(f): print(i,l.strip())
fr=io.FileIO(p); print(fr.read(2),fr.mode,fr.readall(),fr.name==p); fr.close()
print(open(p,'rb',buffering=0).__class__.__name__, open(p), open(p,'rb')) if 0 else None
bw=io.BufferedWriter(io.BytesIO()); bw.write(b'x'); bw.flush(); print(bw.raw.getvalue()); t=io.TextIOWrapper(io.BytesIO(b'x\ny')); print(t.readlines(), t.detach().getvalue())
br=io.BufferedRandom(io.BytesIO(b'abc')); br.write(b'Z'); br.seek(0); print(br.read()); 
print(io.open is open, io.text_encoding(None))
