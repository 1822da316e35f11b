# What time answers to rare arguments and to wrong ones.
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


run('import time')
run('from time import *')
show(r"gmtime(0), gmtime(0).tm_year, gmtime(0)[0], gmtime(1e9), gmtime(-1)")
show(r"gmtime('a')")
show(r"gmtime(1e30)")
show(r"strftime('%Y-%m-%d %H:%M:%S %j %a %b %p',gmtime(0)), strftime('',gmtime(0)), strftime('%Y',(2024,1,1,0,0,0,0,1,0))")
show(r"strftime('%Y',(2024,1))")
show(r"strftime('%Y',5)")
show(r"strftime(5)")
show(r"strftime('%Y',(2024,13,1,0,0,0,0,1,0))")
show(r"strftime('%Y',(2024,1,40,0,0,0,0,1,0))")
show(r"strptime('2024-01-31','%Y-%m-%d')")
show(r"strptime('x','%Y')")
show(r"strptime('2024','%Y').tm_yday")
show(r"strptime(5,'%Y')")
show(r"strptime('Thu Jan  1 00:00:00 1970')")
show(r"mktime(gmtime(0))")
show(r"mktime((2024,1))")
show(r"mktime(5)")
show(r"mktime((2024,2,30,0,0,0,0,0,-1))")
show(r"asctime((2024,))")
show(r"asctime(5)")
show(r"ctime('a')")
show(r"sleep(-1)")
show(r"sleep('a')")
show(r"sleep()")
show(r"sleep(0), sleep(0.001), sleep(True)")
show(r"time.time()>0, time_ns()>0, perf_counter()>0, perf_counter_ns()>0, monotonic()>0, process_time()>0, thread_time()>0, process_time_ns()>0, monotonic_ns()>0")
show(r"get_clock_info('monotonic').monotonic, get_clock_info('time').adjustable")
show(r"get_clock_info('z')")
show(r"clock_gettime(CLOCK_MONOTONIC)>0, clock_gettime_ns(CLOCK_REALTIME)>0, clock_getres(CLOCK_MONOTONIC)")
show(r"timezone, altzone, daylight, tzname, tzset()")
show(r"struct_time((1,2))")
show(r"struct_time(5)")
show(r"gmtime(0)==gmtime(0), gmtime(0)<gmtime(1), len(gmtime()), gmtime(0).tm_zone, gmtime(0).tm_gmtoff, hash(gmtime(0))==hash(gmtime(0)), gmtime(0).n_fields, list(gmtime(0))")
show(r"time.clock")
show(r"time.time(5)")
show(r"time.sleep(float('nan'))")
show(r"time.sleep(1e20)")
show(r"time.perf_counter")
show(r"gmtime(1.9).tm_sec, gmtime(-0.5)")
