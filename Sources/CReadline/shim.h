// The system's GNU readline, as Swift sees it. Swift 6 refuses any touch of a C global, so what is
// needed of readline's variables is reached through the accessors below.
#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>
