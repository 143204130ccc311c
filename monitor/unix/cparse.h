/* Inside the reading of a function's C: what its files share. */
#ifndef MONITOR_UNIX_CPARSE_H
#define MONITOR_UNIX_CPARSE_H

#include "monitor/unix/ctext.h"

enum { C_DERIVED = 4, C_SYMBOLS = 1500, C_NODES = 2000, C_CASES = 200, C_DEPTH = 150 };

/* How a type is made of its base, from the outside in. */
enum c_derived { C_PLAIN, C_POINTER, C_ARRAY, C_FUNCTION };

struct c_type {
    word base; /* bytes: 1 char, 2 int, a structure's length */
    bool is_struct;
    byte how[C_DERIVED]; /* enum c_derived */
    word length[C_DERIVED];
};

enum c_class {
    C_EXTERNAL,
    C_AUTOMATIC, /* VALUE(r5) */
    C_REGISTER,  /* VALUE is its number */
    C_STATIC,    /* no name of the kernel's */
    C_MEMBER,    /* VALUE bytes from the structure's beginning */
    C_TAG,
    C_LABEL /* VALUE is its anchor */
};

struct c_symbol {
    char name[C_NAME_SIZE + 1];
    enum c_class class;
    struct c_type type;
    word value;
};

/* Nodes of an expression: operators as the tokens are, and these. */
enum {
    N_CONSTANT = 1,
    N_STRING,
    N_NAME,
    N_MEMBER,  /* LEFT.symbol */
    N_CONTENT, /* *LEFT */
    N_ADDRESS, /* &LEFT */
    N_NEGATE,
    N_CALL, /* LEFT of the list RIGHT, ',' between */
    N_BEFORE,
    N_AFTER /* ++ and --: by VALUE */
};

struct c_node {
    int op;
    int left, right; /* 0: none */
    int third;       /* of ?: */
    word value;
    int symbol; /* C_SYMBOLS or above: a name that is not declared */
    struct c_type type;
    int line;
};

struct c_unit {
    const struct c_source *source;
    struct c_reader r;
    struct c_symbol symbol[C_SYMBOLS];
    int symbols, locals; /* those from LOCALS are the function's */
    struct c_node node[C_NODES];
    int nodes;      /* 0 is none */
    word automatic; /* bytes of variables so far */
    int registers;  /* the last one given; 5: none */
    struct anchors *text;
    int at; /* the anchor that is gone on from; ANCHOR_NONE: nowhere */
    int go_on, leave, to_return; /* labels: continue, break, return */
    struct {
        int label;
        word value;
    } cases[C_CASES];
    int case_count, other; /* of the switch; OTHER: the label of default */
    int depth;
    bool failed;
};

/* Types (ctype.c). */
extern const struct c_type c_int;
word c_size(const struct c_type *type);
struct c_type
c_inside(const struct c_type *type); /* what it points to or is an array of */
bool c_points(const struct c_type *type);

/* Declarations (cdecl.c). */
int c_find(const struct c_unit *u, const char *name, bool member); /* -1: none */
int c_declare(struct c_unit *u, const char *name, enum c_class class,
              const struct c_type *type, word value);
bool c_at_type(const struct c_unit *u); /* the word begins a declaration */
struct c_type c_base(struct c_unit *u, enum c_class *class);
/* Adds HOW at the inner end of TYPE. */
void c_derive(struct c_unit *u, struct c_type *type, enum c_derived how, word length);
bool c_declarator(struct c_unit *u, struct c_type *type, char name[C_NAME_SIZE + 1]);
void c_locals(struct c_unit *u);          /* the declarations at the head of a block */
void c_parameter_names(struct c_unit *u); /* a, b): from 4(r5) on */
void c_parameter_types(struct c_unit *u); /* what they are: an array is a pointer */
void c_fail(struct c_unit *u);

/* Expressions (cexpr.c): the number of the node. */
int c_expression(struct c_unit *u);
int c_ternary(struct c_unit *u); /* without commas */
bool c_constant(struct c_unit *u, int node, word *value);

/* Anchors (cgen.c). */
int c_emit(struct c_unit *u, enum anchor_kind kind, int line);
int c_emit_value(struct c_unit *u, enum anchor_kind kind, word value, int line);
int c_label(struct c_unit *u);
void c_place(struct c_unit *u, int label);
void c_jump(struct c_unit *u, int label, int line);
void c_value(struct c_unit *u, int node);
void c_test(struct c_unit *u, int node, int yes, int no);

/* One statement (cstate.c). */
void c_statement(struct c_unit *u);

#endif
