// Frame objects: what scripts see of a call in progress, of a traceback's entry and of a generator.
//
// They are made when somebody asks for one and name a place: how deep in the thread's calls it is, or the
// generator. As long as that call is in progress they tell where it is now; afterwards where it was, and
// their variables are gone, since frames leave no trace.
//
// Thread safety: a frame object tells about calls of the thread that made it; another thread sees it as
// ended.
#pragma once

#include <vector>

#include "vm/objects/protocol.h"

namespace gilbox {

// Of a call in progress; `frame` is one of the thread's own.
Value frame_object(Thread& t, Frame* frame);
// Of a traceback's entry.
Value frame_object_of(Thread& t, Traceback* entry);
// Of a generator; None when it has finished.
Value frame_object_of(Thread& t, Generator* generator);

// The innermost frames of all threads and, in the same order, their ids; the running thread is the first.
// Those of others tell where they were, with their callers, and have no variables.
void frames_of_threads(Thread& t, std::vector<uint32_t>* threads, RootedValues* innermost);

// What tells the call in this frame from others that stood or will stand there.
uint32_t number_of_call(Thread& t, Frame* frame);
// The same of its caller; 0: it has none.
uint32_t number_of_caller(Thread& t, Frame* frame);

// The dict that locals() gives in a frame of the thread's own.
Value locals_of_frame(Thread& t, Frame* frame);

void init_frame_type(Thread& t);

}  // namespace gilbox
