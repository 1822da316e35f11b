# Text and binary files, streams in memory.
import io
import os


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


s=io.StringIO(); print('hello',file=s); s.write('x\ny'); print(repr(s.getvalue())); s.seek(0); print(s.readlines()); 
p = '/tmp/gilbox-test-%d.txt' % os.getpid()
with open(p,'w') as fh:
    print(fh.write('line1\nlinéé2\r\nline3\rend'), fh.name == p, fh.mode, fh.closed, fh.encoding)
print(fh.closed, t(fh.write,'x'))
with open(p) as fh: print(repr(fh.read()))
with open(p) as fh: print(list(fh))
with open(p) as fh: print(fh.readline(), fh.read(3), fh.tell(), fh.readlines())
with open(p,'rb') as fh: print(fh.read())
with open(p,'a') as fh: fh.writelines(['A','B'])
with open(p,newline='') as fh: print(fh.readlines())
with open(p,'r+') as fh: print(fh.readline()); fh.seek(0); fh.write('LINE'); 
print(open(p).read(10))
print(t(open,'/nonexist'), t(open,p,'q'), t(open,p,'rw'), t(open,p,'rbt'), t(open,'/tmp'), t(open,5.5), t(open,p,'x').startswith('FileExistsError'), t(open(p).write,'a'))
open(p,'wb').write(b'\xff\xfeabc'); print(t(lambda: open(p).read()))
os.remove(p)
