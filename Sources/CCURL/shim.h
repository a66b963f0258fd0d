#pragma once
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// Swift calls no function with a variable number of arguments, so each kind of argument has a name here.

static inline CURLcode skybeat_curl_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode skybeat_curl_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode skybeat_curl_lines(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*skybeat_curl_taker)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode skybeat_curl_taker_is(
    CURL *handle, CURLoption function, skybeat_curl_taker taker, CURLoption data, void *context) {
  CURLcode code = curl_easy_setopt(handle, function, taker);
  return code == CURLE_OK ? curl_easy_setopt(handle, data, context) : code;
}

// http and https, or https alone; redirects too. The options by name came with 7.85.
static inline CURLcode skybeat_curl_web_only(CURL *handle, int secure) {
#if LIBCURL_VERSION_NUM >= 0x075500
  const char *names = secure ? "https" : "http,https";
  CURLcode code = curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, names);
  return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, names) : code;
#else
  long bits = secure ? CURLPROTO_HTTPS : CURLPROTO_HTTP | CURLPROTO_HTTPS;
  CURLcode code = curl_easy_setopt(handle, CURLOPT_PROTOCOLS, bits);
  return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS, bits) : code;
#endif
}
