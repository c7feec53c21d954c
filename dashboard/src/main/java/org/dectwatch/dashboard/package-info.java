/**
 * The whole product's command line, and the dashboard's wiring. The dashboard owns no truth: it mirrors what collectors say, and shares
 * with them nothing but the JSON of their API.
 */
package org.dectwatch.dashboard;
