/**
 * Tells an incident as a newspaper would: who, what, when, which components, how long; then the course of it, and which
 * promises were kept.
 *
 * <p>A report is one tree of Markdown nodes, rendered as Markdown, plain text or HTML. Operators' words enter the tree
 * as text or as a cleaned tree of their own, never as markup, so no format can be broken out of.
 */
@NullMarked
package dev.incidentledger.query.report;

import org.jspecify.annotations.NullMarked;
