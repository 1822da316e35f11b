# os: commands in the shell, records of stat and their hidden fields, calls on descriptors.
import os, tempfile, sys
print(os.system('exit 3'), os.system('true'))
print(os.popen('echo hi').read(), os.popen('exit 2').close())
st=os.stat('/etc/passwd'); print(len(st), st.st_mtime_ns//10**9==st[8], st.st_size==st[6], type(st.st_mtime), type(st[8]))
print(repr(st).startswith('os.stat_result(st_mode='), st.st_blksize)
print(os.EX_OK, os.O_SYNC, os.WEXITSTATUS(256), os.waitstatus_to_exitcode(512))
with tempfile.TemporaryDirectory() as d:
    p=os.path.join(d,'x')
    with open(p,'wb') as f: f.write(b'hello'); f.flush(); os.fsync(f.fileno())
    fd=os.open(p,os.O_RDWR); print(os.pread(fd,3,1)); os.pwrite(fd,b'XX',1); os.ftruncate(fd,4); os.close(fd); print(open(p).read())
    for r,ds,fs,fd in os.fwalk(d): print(ds,fs)
    print([e.name for e in os.scandir(d)], [(e.is_file(),e.is_dir(),e.stat().st_size) for e in os.scandir(d)], list(os.scandir(d)))
print(os.getcwdb()==os.getcwd().encode(), os.environb.get(b'HOME')==os.environ['HOME'].encode())
try: os.stat('')
except OSError as e: print(e, repr(e), e.filename)
try: open('')
except OSError as e: print(e)
try: os.listdir('/nope')
except OSError as e: print(e)
print(os.terminal_size((80,24)), os.uname().sysname, os.sysconf('SC_PAGE_SIZE'))
print(os.statvfs('/').f_bsize>0, os.getpgrp()>0, os.cpu_count()==len(os.sched_getaffinity(0)))
try: os.nope
except AttributeError as e: print(e)
import os.path as op
print(os.environ | {'A':'1'} != {}, 'popitem' in dir(os.environ))
