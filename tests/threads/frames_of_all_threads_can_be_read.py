import sys, threading, traceback
ev, waits, spins = threading.Event(), threading.Event(), threading.Event()
def inner(): waits.set(); ev.wait()
def outer(): inner()
def spin():
    while not ev.is_set(): spins.set()
t = threading.Thread(target=outer, name="W"); t.start(); s = threading.Thread(target=spin, name="S"); s.start(); waits.wait(); spins.wait()
def dump():
    fs = sys._current_frames()
    print(len(fs), set(fs) == {x.ident for x in threading.enumerate()})
    for th in threading.enumerate():
        st = traceback.extract_stack(fs[th.ident])
        print(th.name, [f.name for f in st if "frames_of_all" in f.filename], [f.lineno for f in st if "frames_of_all" in f.filename][:2])
    f = fs[t.ident]
    while f.f_back: f = f.f_back
    print(f.f_code.co_name, fs[threading.get_ident()].f_code.co_name, fs[threading.get_ident()].f_back.f_code.co_name)
dump(); ev.set(); t.join(); s.join()
