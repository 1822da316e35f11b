# io: string streams
import io, sys, contextlib, threading
class L(io.StringIO):
    def __init__(self,*a): super().__init__(*a); self.n=0
    def write(self,s): self.n+=1; return super().write(s.upper())
l=L('start '); l.seek(0,2); print('hi',file=l); print(l.getvalue(),l.n,vars(l))
with contextlib.redirect_stdout(io.StringIO()) as f: print('cap'); help if 0 else None
print(repr(f.getvalue()))
s=io.StringIO('a\r\nb\rc\nd'); print(list(s)); s=io.StringIO('a\r\nb\rc\nd',newline=''); print(list(s)); s=io.StringIO('a\r\nb\rc\nd',newline=None); print(list(s)); s=io.StringIO('a\nb',newline='\r\n'); print(repr(s.getvalue()),list(s)); s=io.StringIO('a\rb\r',newline='\r'); print(list(s))
s=io.StringIO(); s.seek(3); s.write('x'); print(repr(s.getvalue())); s=io.StringIO('héllo wörld ✓'); print(s.read(5),s.tell(),s.read(),s.read(),s.readline()); s.seek(0); s.write('ЖЖ'); print(s.getvalue()); s.seek(2); s.truncate(); print(s.getvalue())
print(s.readable(),s.writable(),s.seekable(),s.isatty(),s.closed,s.line_buffering,s.encoding,s.errors,s.newlines); s.close(); print(s.closed)
for f in (s.read,s.getvalue,s.readline,s.tell,lambda:s.write('x'),lambda:next(s),s.flush,lambda:s.__enter__(),s.readlines):
    try: f()
    except ValueError as e: print(e)
with io.StringIO() as z: z.write('x'); z.writelines(['a','b']); print(z.getvalue())
for f in (lambda:io.StringIO(3),lambda:io.StringIO(newline=3),lambda:io.StringIO(newline='x'),lambda:io.StringIO().write(b''),lambda:io.StringIO().seek(1,1),lambda:io.StringIO().seek(0,9),lambda:io.StringIO().truncate(-1),lambda:io.StringIO().seek('a'),lambda:io.StringIO().detach(),lambda:io.StringIO().fileno()):
    try: f()
    except Exception as e: print(type(e).__name__,e)
s=io.StringIO(); ts=[threading.Thread(target=lambda:[s.write('abc') for _ in range(1000)]) for _ in range(4)]; [t.start() for t in ts]; [t.join() for t in ts]; print(len(s.getvalue()),s.getvalue()=='abc'*4000)
print(type(s),type(s).__mro__[:1],io.StringIO.__name__,isinstance(s,io.TextIOBase),isinstance(s,io.IOBase),issubclass(io.StringIO,io.TextIOBase)); s=io.StringIO('x\ny\nz'); print(next(s),s.readlines(),s.readlines(1)); s.seek(0); print(s.readlines(1)); s.__init__('new'); print(s.read())
import csv; o=io.StringIO(); csv.writer(o).writerows([[1,'a,b'],[2,'c"d']]); print(repr(o.getvalue())); print(list(csv.reader(io.StringIO(o.getvalue()))))
