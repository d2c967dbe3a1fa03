// The system's GNU readline, as Swift sees it. Swift 6 refuses any touch of a C global, so what is
// needed of readline's variables is reached through the functions below.
// Only one Swift file may use them: each gets its own copy of the variables.
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/select.h>
#include <readline/readline.h>
#include <readline/history.h>

static char *bedside_line = NULL;
static int bedside_is_line_ready = 0;
static volatile sig_atomic_t bedside_was_interrupted = 0;
static volatile sig_atomic_t bedside_was_continued = 0;
static char **bedside_words = NULL;
static size_t bedside_word_count = 0;

static void bedside_take_line(char *line) {
  bedside_line = line;
  bedside_is_line_ready = 1;
  rl_callback_handler_remove();
}

static void bedside_note_signal(int number) {
  if (number == SIGINT) bedside_was_interrupted = 1;
  if (number == SIGCONT) bedside_was_continued = 1;
}

/// Gives readline the next word that begins as the line does, whatever its case.
static char *bedside_next_word(const char *text, int state) {
  static size_t next = 0;
  if (state == 0) next = 0;
  size_t length = strlen(text);
  while (next < bedside_word_count) {
    const char *word = bedside_words[next++];
    if (strncasecmp(word, text, length) == 0) return strdup(word);
  }
  return NULL;
}

static char **bedside_complete(const char *text, int start, int end) {
  (void)start;
  (void)end;
  rl_attempted_completion_over = 1;
  return rl_completion_matches(text, bedside_next_word);
}

/// Prepares readline: nothing of the user's own configuration of other programs is needed, history lives in memory,
/// Ctrl-C drops the line, and readline itself sees to suspending and resizing while it waits.
static inline void bedside_prepare(void) {
  if (!setlocale(LC_CTYPE, "") || MB_CUR_MAX < 2) setlocale(LC_CTYPE, "C.UTF-8");
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = bedside_note_signal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGCONT, &action, NULL);
  rl_readline_name = "bedside";
  rl_catch_signals = 1;
  rl_catch_sigwinch = 1;
  rl_persistent_signal_handlers = 1;
  rl_attempted_completion_function = bedside_complete;
  rl_completer_word_break_characters = "";
  rl_completion_append_character = '\0';
  rl_variable_bind("completion-ignore-case", "on");
  rl_variable_bind("show-all-if-ambiguous", "on");
  using_history();
  stifle_history(500);
}

/// Forgets the words that Tab completes.
static inline void bedside_clear_words(void) {
  for (size_t index = 0; index < bedside_word_count; index++) free(bedside_words[index]);
  free(bedside_words);
  bedside_words = NULL;
  bedside_word_count = 0;
}

/// Adds a word that Tab completes.
static inline void bedside_add_word(const char *word) {
  char **grown = realloc(bedside_words, (bedside_word_count + 1) * sizeof *grown);
  if (!grown) return;
  bedside_words = grown;
  bedside_words[bedside_word_count] = strdup(word);
  if (bedside_words[bedside_word_count]) bedside_word_count++;
}

/// Shows the prompt and begins to edit a line.
static inline void bedside_begin_line(const char *prompt) {
  bedside_is_line_ready = 0;
  bedside_line = NULL;
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

/// Does what signals asked for since the last call: suspends, resizes, drops the line after Ctrl-C, and shows it again
/// after the program was suspended.
static inline void bedside_serve_signals(void) {
  rl_check_signals();
  if (bedside_was_continued) {
    bedside_was_continued = 0;
    rl_forced_update_display();
  }
  if (!bedside_was_interrupted) return;
  bedside_was_interrupted = 0;
  rl_callback_sigcleanup();
  rl_free_line_state();
  rl_replace_line("", 1);
  rl_crlf();
  rl_on_new_line();
  rl_redisplay();
}

/// Takes the line and what was typed off the screen, for something to be shown above it.
static inline void bedside_lift_line(void) {
  rl_clear_visible_line();
  fflush(rl_outstream ? rl_outstream : stdout);
}

/// Shows the prompt and what was typed again, at the beginning of a line.
static inline void bedside_put_line_back(void) {
  rl_on_new_line();
  rl_redisplay();
}

/// Waits for a key, a signal, another descriptor, or a time. 1: a key can be taken; 0: a signal came; 2: the other
/// descriptor has something; 3: the time is over; -1: the terminal is gone.
///
/// `other` is -1 for none, `milliseconds` -1 for as long as it takes. Signals are held back from the look at what came
/// already until the wait begins, so that none is slept through.
static inline int bedside_wait(int other, int milliseconds) {
  sigset_t held, before;
  sigemptyset(&held);
  sigaddset(&held, SIGINT);
  sigaddset(&held, SIGTSTP);
  sigaddset(&held, SIGWINCH);
  sigaddset(&held, SIGCONT);
  sigprocmask(SIG_BLOCK, &held, &before);
  int ready = -1;
  int input = fileno(rl_instream ? rl_instream : stdin);
  fd_set wanted;
  FD_ZERO(&wanted);
  if (!rl_pending_signal() && !bedside_was_interrupted && !bedside_was_continued) {
    FD_SET(input, &wanted);
    if (other >= 0) FD_SET(other, &wanted);
    struct timespec limit = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L};
    ready = pselect(
        (other > input ? other : input) + 1, &wanted, NULL, NULL, milliseconds < 0 ? NULL : &limit, &before);
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  if (ready == 0) return 3;
  if (ready < 0) return 0;
  if (!FD_ISSET(input, &wanted)) return 2;
  struct pollfd state = {.fd = input, .events = POLLIN};
  return poll(&state, 1, 0) == 1 && state.revents & POLLIN ? 1 : -1;
}
