// The module _codec_names: what codecs.lookup() calls an encoding.
#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/alloc.h"
#include "vm/objects/str_methods.h"

namespace gilbox {

bool init_codec_names(Thread& t, Module* module);

namespace {

Value registry_name(Thread& t, Value* args, uint32_t) {
  const std::string name = codec_registry_name(t, args[0]);
  return name.empty() ? Value::error() : new_ascii(t, name);
}

constexpr NativeDef kCodecNames[] = {{"registry_name", registry_name, "encoding, /"}};

}  // namespace

bool init_codec_names(Thread& t, Module* module) {
  return module_add_functions(t, module, kCodecNames);
}

}  // namespace gilbox
