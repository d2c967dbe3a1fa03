#ifndef EVENT_PARSE_H
#define EVENT_PARSE_H

#include <stddef.h>

/// Parses YAML from memory into libyaml's events and deletes each at once.
///
/// Returns the number of events, or -1 where the bytes are no YAML.
long event_parse(const unsigned char *bytes, size_t count);

#endif
