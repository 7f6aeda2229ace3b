// A CloudFront function for viewer requests: S3 knows neither index pages nor addresses without their slash.

// Old paths and their new addresses, if they are to be answered with 301: '/blog/stenosis/': '/articles/stenosis/'.
// Without a line here an old path shows its page of the bundle, which leads on.
var MOVED = {};

function handler(event) {
  var request = event.request;
  var uri = request.uri;
  var last = uri.slice(uri.lastIndexOf('/') + 1);
  if (MOVED.hasOwnProperty(uri)) {
    return movedTo(MOVED[uri]);
  }
  if (last === '') {
    request.uri = uri + 'index.html';
  } else if (last.indexOf('.') < 0) {
    return movedTo(uri.replace(/^[\/\\]+/, '/') + '/');
  }
  return request;
}

function movedTo(address) {
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: { location: { value: address } },
  };
}
