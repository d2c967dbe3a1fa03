// The system's GNU readline, as Swift sees it. Swift 6 refuses any touch of a C global, so what is
// needed of readline's variables is reached through the functions below.
// Only one Swift file may use them: each gets its own copy of the variables.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <readline/readline.h>
#include <readline/history.h>

static char *bedside_line = NULL;
static int bedside_is_line_ready = 0;
static volatile sig_atomic_t bedside_was_interrupted = 0;

static void bedside_take_line(char *line) {
  bedside_line = line;
  bedside_is_line_ready = 1;
  rl_callback_handler_remove();
}

static void bedside_note_interrupt(int number) {
  (void)number;
  bedside_was_interrupted = 1;
}

/// Shows the prompt and begins to edit a line.
static inline void bedside_begin_line(const char *prompt) {
  bedside_is_line_ready = 0;
  bedside_line = NULL;
  rl_catch_signals = 0;
  rl_bind_key('\t', rl_insert);
  rl_callback_handler_install(prompt, bedside_take_line);
}

/// Takes one key from the terminal; 1 where the line is ready then.
static inline int bedside_take_key(void) {
  rl_callback_read_char();
  return bedside_is_line_ready;
}

/// The line, to be freed by the caller; NULL at the end of input.
static inline char *bedside_ready_line(void) {
  char *line = bedside_line;
  bedside_line = NULL;
  return line;
}

/// From now on Ctrl-C drops the line instead of ending the program.
static inline void bedside_catch_interrupts(void) {
  struct sigaction action;
  action.sa_handler = bedside_note_interrupt;
  action.sa_flags = 0;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
}

/// Whether Ctrl-C was pressed since the last call; the line is dropped then.
static inline int bedside_drop_interrupted_line(void) {
  if (!bedside_was_interrupted) return 0;
  bedside_was_interrupted = 0;
  rl_free_line_state();
  rl_callback_sigcleanup();
  rl_callback_handler_remove();
  return 1;
}
