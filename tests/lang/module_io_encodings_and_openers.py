# io: encodings and openers
import io,os,tempfile,sys
d=tempfile.mkdtemp(); p=d+'/f'
for enc in ('latin-1','utf-16','utf-8-sig','ascii','utf-16-le','iso-8859-1','utf-32','cp1252'):
    try:
        with open(p,'w',encoding=enc) as f: f.write('abc\n'); f.write('def\n'); print(f.encoding,f.mode,f.name==p,f.errors)
        with open(p,'a',encoding=enc) as f: f.write('more\n')
        print(open(p,'rb').read()); print(open(p,encoding=enc).read().split(), [l for l in open(p,encoding=enc)])
    except Exception as e: print(enc,type(e).__name__,e)
with open(p,'wb') as f: f.write('héllo\n'.encode('latin-1')+b'x\xffy\n')
for e in ('strict','ignore','replace','backslashreplace','surrogateescape'):
    try: print(ascii(open(p,encoding='utf-8',errors=e).read()))
    except UnicodeDecodeError as x: print(x)
try: open(p,'w',encoding='ascii').write('é')
except UnicodeEncodeError as x: print(x)
with open(p,'w',encoding='ascii',errors='replace') as f: f.write('aéb')
print(open(p).read())
with open(p,'w',encoding='ascii',errors='xmlcharrefreplace') as f: f.write('aéb')
print(open(p).read())
try: open(p,encoding='nope')
except LookupError as x: print(x)
try: open(p,'rb',encoding='utf-8')
except ValueError as x: print(x)
try: open(p,'rb',errors='ignore')
except ValueError as x: print(x)
try: open(p,encoding=3)
except TypeError as x: print(x)
def op(path,flags): print('opener',os.path.basename(path)); return os.open(path,flags)
with open(p,'w',opener=op) as f: f.write('via opener'); print(f.name==p)
print(open(p,opener=op).read())
with open(p,encoding='latin-1') as f:
    print(f.readline(),f.tell(),f.seek(0),f.read(3),f.readable(),f.writable(),f.closed,f.fileno()>0)
print(f.closed)
try: f.read()
except ValueError as x: print(x)
try:
    with open(p,encoding='latin-1') as f: f.write('x')
except io.UnsupportedOperation as x: print(x)
print(isinstance(open(p,encoding='latin-1'),io.TextIOWrapper),isinstance(open(p),io.TextIOWrapper),isinstance(open(p,'rb'),io.BufferedReader),isinstance(open(p,'rb'),io.BufferedWriter),isinstance(open(p,'rb',0),io.RawIOBase))
print(open(p,'rb'),open(p,'rb',0).mode) if 0 else 0
sys.stdout=io.TextIOWrapper(sys.stdout.buffer,encoding='utf-8',line_buffering=True); print('rewrapped é')
sys.stdout.reconfigure(encoding='utf-8'); print('ok')
sys.stdout.buffer.write(b'bytes\n'); sys.stdout.flush()
sys.stdout.write('text\n'); print(sys.stdout.encoding, sys.stderr.errors)
from pathlib import Path
Path(p).write_text('ü',encoding='latin-1'); print(Path(p).read_bytes(),Path(p).read_text(encoding='latin-1'),ascii(Path(p).read_text(errors='replace')))
with Path(p).open('w',encoding='utf-16') as f: f.write('z')
print(Path(p).read_bytes())
