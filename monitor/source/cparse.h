/* Inside the reading of a function's C: what its files share. */
#ifndef MONITOR_SOURCE_CPARSE_H
#define MONITOR_SOURCE_CPARSE_H

#include "monitor/source/ctext.h"

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
    C_TYPE, /* typedef */
    C_LABEL /* VALUE is its anchor */
};

struct c_symbol {
    char name[C_NAME_SIZE + 1];
    enum c_class class;
    struct c_type type;
    word value;
    word stands; /* of a parameter: from r5 */
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
    int parameters;      /* and those before PARAMETERS its parameters */
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

/* Types and names (ctype.c). */
extern const struct c_type c_int;
word c_size(const struct c_type *type);
struct c_type
c_inside(const struct c_type *type); /* what it points to or is an array of */
struct c_type c_outside(const struct c_type *type, enum c_derived how); /* HOW of it */
bool c_points(const struct c_type *type);
/* Adds HOW at the inner end of TYPE. */
void c_derive(struct c_unit *u, struct c_type *type, enum c_derived how, word length);
int c_find(const struct c_unit *u, const char *name, bool member); /* -1: none */
int c_declare(struct c_unit *u, const char *name, enum c_class class,
              const struct c_type *type, word value);
void c_fail(struct c_unit *u); /* the text ends here */

/* Declarations (cdecl.c, clocal.c). */
bool c_at_type(const struct c_unit *u); /* the word begins a declaration */
struct c_type c_base(struct c_unit *u, enum c_class *class);
/* A declarator of BASE: *TYPE and NAME are what it says. Without a name where none is WANTED,
 * as in a cast. False: there is none. */
bool c_declared(struct c_unit *u, const struct c_type *base, struct c_type *type,
                char name[C_NAME_SIZE + 1], bool wanted);
void c_locals(struct c_unit *u);          /* the declarations at the head of a function */
void c_more_locals(struct c_unit *u);     /* at the head of a block within it */
void c_parameter_names(struct c_unit *u); /* a, b) */
void c_parameter_types(struct c_unit *u); /* what they are: an array is a pointer */
void c_parameters_taken(struct c_unit *u, int line); /* into registers, at the entry */

/* Nodes (cnode.c): each returns the number of a new one, or of what does as well. */
int c_node(struct c_unit *u, int op, int left, int right);
int c_number(struct c_unit *u, word value);
int c_binary(struct c_unit *u, int op, int left, int right);
int c_scaled(struct c_unit *u, int node, const struct c_type *type);
int c_content(struct c_unit *u, int of);
int c_address(struct c_unit *u, int of);
int c_step(struct c_unit *u, int op, int of);
int c_negative(struct c_unit *u, int op, int of);
bool c_constant(struct c_unit *u, int node, word *value);

/* Expressions (cexpr.c). */
int c_expression(struct c_unit *u);
int c_ternary(struct c_unit *u); /* without commas */
int c_unary(struct c_unit *u);   /* one operand with what stands before and behind it */

/* sizeof, and (type) in front of a value, behind its ( (ccast.c). */
int c_sizeof(struct c_unit *u);
int c_cast(struct c_unit *u);

/* Anchors (cgraph.c): appended behind u->at, which moves on to them. */
void c_emit_anchor(struct c_unit *u, struct anchor a);
int c_emit(struct c_unit *u, enum anchor_kind kind, int line);
int c_emit_value(struct c_unit *u, enum anchor_kind kind, word value, int line);
int c_label(struct c_unit *u);
void c_place(struct c_unit *u, int label);
void c_jump(struct c_unit *u, int label, int line); /* u->at is nowhere then */

/* Where a value lies (cplace.c), as an anchor without a line; ANCHOR_NOTHING: in no such
 * place. What must be computed for it is emitted. */
struct anchor c_where(struct c_unit *u, int node);
struct anchor c_external(const struct c_unit *u, int symbol);
bool c_is_array(const struct c_unit *u,
                int node); /* or a function: its value is where it is */
/* NODE is an address that needs no computing, of what lies at *WHERE. */
bool c_fixed(struct c_unit *u, int node, struct anchor *where);
void c_emit_place(struct c_unit *u, int node, int line);
void c_emit_address(struct c_unit *u, struct anchor where, int line);

/* Values and tests (cgen.c). */
void c_value(struct c_unit *u, int node);
void c_test(struct c_unit *u, int node, int yes, int no);

/* Statements (cstate.c, cloop.c); each from behind its first word, which is on LINE. */
void c_statement(struct c_unit *u);
int c_line(const struct c_unit *u);
void c_expect(struct c_unit *u, int operator);
void c_condition(struct c_unit *u, int yes, int no);
void c_while(struct c_unit *u, int line);
void c_do(struct c_unit *u);
void c_for(struct c_unit *u, int line);
void c_switch(struct c_unit *u, int line);
void c_case(struct c_unit *u);
void c_default(struct c_unit *u);

#endif
