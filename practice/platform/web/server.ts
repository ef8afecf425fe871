import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { axlAnswers } from '../axl/handler.ts';
import { type Operation } from '../operation.ts';
import { type ClusterModel } from '../model.ts';
import { type PlatformNode } from '../node.ts';
import { dateAnswer, timeOf } from '../node-clock.ts';
import { controlCenter } from '../serviceability/control-center.ts';
import { perfmon } from '../serviceability/perfmon.ts';
import { risPort } from '../serviceability/ris-port.ts';
import { soapService } from '../serviceability/soap.ts';
import { html, type HttpAnswer } from './answers.ts';
import { type Credentials, SignIn } from './sign-in.ts';

type Answers = (request: IncomingMessage) => Promise<HttpAnswer>;

/** The web server of a node (Tomcat, port 8443): AXL where that service is activated, and what Cisco calls Serviceability and real-time services. */
export function webServer(model: ClusterModel, operation: Operation, node: PlatformNode, user: Credentials): RequestListener {
  const signIn = new SignIn(user, operation.limits);
  const ground = { model, operation, node };
  const services: Readonly<Record<string, Answers>> = {
    ...(node.service('Cisco AXL Web Service')?.activated === true ? { '/axl': axlAnswers(model) } : {}),
    '/controlcenterservice2/services/ControlCenterServices': soapService(ground, controlCenter),
    '/realtimeservice2/services/RISService70': soapService(ground, risPort),
    '/perfmonservice2/services/PerfmonService': soapService(ground, perfmon),
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<HttpAnswer> => {
    const service = services[request.url?.replace(/\/?(\?.*)?$/, '') ?? ''];
    if (service === undefined) return html(404, 'Not Found');
    const refusal = signIn.refusal(request, response);
    if (refusal !== undefined) return refusal;
    await operation.settle();
    return await service(request);
  };
  return (request, response) => {
    // Tomcat is a server with a clock.
    dateAnswer(response, timeOf(model, node));
    answer(request, response).then(
      ({ status, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body),
      // A client that goes away in the middle of its request needs no answer.
      () => response.destroy(),
    );
  };
}
