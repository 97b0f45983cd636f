/* Just enough of JSON (RFC 8259) to look things up in a text that somebody else keeps. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "init.h"

enum { MAX_DEPTH = 16 };

static const char* skip_space(const char* at) {
  while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') at++;
  return at;
}

static const char* skip_string(const char* at) {
  for (at++; *at != '"'; at++) {
    if (*at == '\\') at++;
    if ((unsigned char)*at < ' ') return NULL;
  }
  return at + 1;
}

static const char* skip_value(const char* at, int depth);

/* Members or elements up to the closing bracket. */
static const char* skip_list(const char* at, char close, int depth) {
  at = skip_space(at + 1);
  if (*at == close) return at + 1;
  for (;;) {
    if (close == '}') {
      if (*at != '"' || (at = skip_string(at)) == NULL) return NULL;
      at = skip_space(at);
      if (*at++ != ':') return NULL;
    }
    if ((at = skip_value(at, depth + 1)) == NULL) return NULL;
    at = skip_space(at);
    if (*at == close) return at + 1;
    if (*at++ != ',') return NULL;
    at = skip_space(at);
  }
}

static const char* skip_value(const char* at, int depth) {
  at = skip_space(at);
  if (depth > MAX_DEPTH) return NULL;
  if (*at == '{') return skip_list(at, '}', depth);
  if (*at == '[') return skip_list(at, ']', depth);
  if (*at == '"') return skip_string(at);
  size_t word = strspn(at, "+-.0123456789Eabcdefghijklmnopqrstuvwxyz"); /* a number, true, false or null */
  return word == 0 ? NULL : at + word;
}

const char* json_document(const char* text) {
  if (text == NULL) return NULL;
  const char* end = skip_value(text, 0);
  return end != NULL && *skip_space(end) == 0 ? skip_space(text) : NULL;
}

const char* json_member(const char* object, const char* name) {
  if (object == NULL || *object != '{') return NULL;
  const char* at = skip_space(object + 1);
  while (*at == '"') {
    const char* end = skip_string(at);
    bool found = strncmp(at + 1, name, strlen(name)) == 0 && at[1 + strlen(name)] == '"';
    at = skip_space(skip_space(end) + 1);
    if (found) return at;
    at = skip_space(skip_value(at, 0));
    if (*at == ',') at = skip_space(at + 1);
  }
  return NULL;
}

const char* json_first(const char* array) {
  if (array == NULL || *array != '[') return NULL;
  const char* at = skip_space(array + 1);
  return *at == ']' ? NULL : at;
}

const char* json_next(const char* element) {
  const char* at = skip_space(skip_value(element, 0));
  return *at == ',' ? skip_space(at + 1) : NULL;
}

/* Escapes are not undone: nothing that is looked up here has a reason to hold one, and such a text is refused. */
bool json_text(const char* value, char* text, size_t size) {
  if (value == NULL || *value != '"') return false;
  size_t length = (size_t)(skip_string(value) - value) - 2;
  if (length >= size || memchr(value + 1, '\\', length) != NULL) return false;
  memcpy(text, value + 1, length);
  text[length] = 0;
  return true;
}

long json_number(const char* value, long otherwise) {
  return value != NULL && isdigit((unsigned char)*value) ? strtol(value, NULL, 10) : otherwise;
}
