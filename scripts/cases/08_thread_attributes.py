"""Case 8: what a thread knows about itself and the others (案例8：线程的属性和方法)

current_thread(), main_thread(), enumerate(), active_count(); names, identifiers, daemon and is_alive; and
the older spellings that many scripts still use.
"""
import threading
import time


def worker():
    me = threading.current_thread()
    print("in the thread: name", me.name, "alive", me.is_alive(), "daemon", me.daemon)
    print("in the thread: ident is get_ident()", me.ident == threading.get_ident())
    time.sleep(0.5)


def main():
    main_thread = threading.current_thread()
    print("main thread:", main_thread.name, main_thread is threading.main_thread())

    unnamed = threading.Thread(target=worker)
    named = threading.Thread(target=worker, name="painter", daemon=True)
    print("before start:", named.name, "alive", named.is_alive(), "ident", named.ident)
    for thread in [unnamed, named]:
        thread.start()
        time.sleep(0.1)

    print("active:", threading.active_count(), "threads")
    for thread in threading.enumerate():
        print("  ", thread.name, "daemon" if thread.daemon else "non-daemon")

    named.name = "plumber"
    print("renamed:", named.name)
    unnamed.join()
    named.join()
    print("after the joins:", [thread.name for thread in threading.enumerate()], "alive", named.is_alive())


if __name__ == "__main__":
    main()
