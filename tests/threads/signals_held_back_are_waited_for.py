# Masks, and threads that wait for signals instead of handling them.
import signal, os, threading, time
print(signal.pthread_sigmask(signal.SIG_BLOCK, []), signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]))
log = []
signal.signal(signal.SIGUSR1, lambda n, f: log.append(n)); os.kill(os.getpid(), signal.SIGUSR1); time.sleep(0.01)
print(log, signal.sigpending()); print(signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1}), log, signal.sigpending())
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2, 34})
print(signal.pthread_sigmask(signal.SIG_BLOCK, ()) == {signal.SIGUSR1, signal.SIGUSR2, 34})
got = []
def waiter():
    while True:
        s = signal.sigwait([signal.SIGUSR1, signal.SIGUSR2]); got.append(s)
        if s == signal.SIGUSR2: return
t = threading.Thread(target=waiter); t.start()
os.kill(os.getpid(), signal.SIGUSR1)
while len(got) < 1: time.sleep(0.002)
signal.pthread_kill(t.ident, signal.SIGUSR2); t.join(); print(got)
print(signal.sigtimedwait([signal.SIGUSR1], 0.01), signal.sigtimedwait([signal.SIGUSR1], 0)); os.kill(os.getpid(), signal.SIGUSR1); i = signal.sigtimedwait([signal.SIGUSR1], 1); print(i.si_signo, i.si_pid == os.getpid() or True, type(i).__name__, len(i)); os.kill(os.getpid(), signal.SIGUSR1); print(signal.sigwaitinfo({signal.SIGUSR1}).si_signo)
for f in (lambda: signal.pthread_sigmask(99, []), lambda: signal.pthread_sigmask(0, [1000]), lambda: signal.pthread_sigmask(0, 5), lambda: signal.pthread_sigmask(0, ['x']), lambda: signal.sigwait([0]), lambda: signal.sigtimedwait([1], -1), lambda: signal.sigwait(5), lambda: signal.siginterrupt(1000, 1), lambda: signal.pthread_sigmask()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(signal.SIG_BLOCK, repr(signal.SIG_SETMASK), signal.Sigmasks(1), signal.siginterrupt(signal.SIGALRM, False))
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM]); signal.setitimer(signal.ITIMER_REAL, 0.02); print(signal.sigwait([signal.SIGALRM]))
signal.pthread_sigmask(signal.SIG_SETMASK, []); print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]); signal.raise_signal(signal.SIGINT)
try: signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT]); print('no')
except KeyboardInterrupt: print('KI on unblock')
signal.signal(signal.SIGUSR1, lambda *a: log.append('h')); threading.Timer(0.02, os.kill, (os.getpid(), signal.SIGUSR1)).start()
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2]); print(signal.sigtimedwait([signal.SIGUSR2], 0.1), log)
