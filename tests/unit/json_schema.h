// A small validator for the part of JSON Schema that the schemas of this repository use. A keyword it does
// not know is an error, so that no schema is half checked.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace gilbox::test {

inline bool has_type(const nlohmann::json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

// The first thing wrong with `value`, with its path; empty if nothing is.
inline std::string schema_error(const nlohmann::json& value, const nlohmann::json& schema,
                                const std::string& path = "$") {
  for (const auto& [keyword, rule] : schema.items()) {
    if (keyword == "$schema" || keyword == "title" || keyword == "description") continue;
    if (keyword == "type") {
      bool fits = rule.is_string() && has_type(value, rule);
      if (rule.is_array()) {
        for (const auto& type : rule) fits |= has_type(value, type);
      }
      if (!fits) return path + ": is not of type " + rule.dump();
    } else if (keyword == "const") {
      if (value != rule) return path + ": is not " + rule.dump();
    } else if (keyword == "enum") {
      if (std::find(rule.begin(), rule.end(), value) == rule.end())
        return path + ": not one of " + rule.dump();
    } else if (keyword == "minimum") {
      if (value.is_number() && value < rule) return path + ": is less than " + rule.dump();
    } else if (keyword == "required") {
      for (const auto& name : rule) {
        if (!value.contains(name)) return path + ": lacks " + name.dump();
      }
    } else if (keyword == "properties") {
      for (const auto& [name, member] : value.items()) {
        if (!rule.contains(name)) continue;
        const std::string error = schema_error(member, rule[name], path + "." + name);
        if (!error.empty()) return error;
      }
    } else if (keyword == "additionalProperties") {
      if (rule != false) return path + ": the schema's additionalProperties is not false";
      for (const auto& [name, member] : value.items()) {
        if (!schema["properties"].contains(name)) return path + ": has the unknown field " + name;
      }
    } else if (keyword == "items") {
      for (size_t i = 0; i < value.size(); ++i) {
        const std::string error = schema_error(value[i], rule, path + "[" + std::to_string(i) + "]");
        if (!error.empty()) return error;
      }
    } else {
      return path + ": the schema uses the unknown keyword " + keyword;
    }
  }
  return "";
}

}  // namespace gilbox::test
